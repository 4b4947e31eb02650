namespace StaticDense;

/// <summary>What a window does at the border of its input.</summary>
public enum Padding
{
    /// <summary>Windows stand inside the input: <c>(in - span) / stride + 1</c> outputs, rounded down.</summary>
    Valid,

    /// <summary>As many outputs as inputs, divided by the stride and rounded up; of an odd border the larger half goes after the input.</summary>
    Same,

    /// <summary>Conv1D: the border stands before the input alone, so that no output depends on a later input.</summary>
    Causal,
}
