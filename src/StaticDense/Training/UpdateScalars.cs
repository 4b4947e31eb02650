using System.ComponentModel;

namespace StaticDense.Numerics;

/// <summary>The optimizer's numbers for one step, each rounded once from double.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct UpdateScalars
{
    /// <summary>The step size, with Adam's bias corrections where the rule has them.</summary>
    public float Rate;
}
