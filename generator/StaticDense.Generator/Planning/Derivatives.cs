using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>What a function's derivative is computed from: the library's functions say the same, and a test compares them.</summary>
internal static class Derivatives
{
    /// <summary>Whether the derivative follows from the output; otherwise the input has to be kept.</summary>
    public static bool UseOutput(ActivationKind kind) => kind is
        ActivationKind.Linear or ActivationKind.ReLU or ActivationKind.ReLU6 or ActivationKind.ELU or ActivationKind.SELU or
        ActivationKind.Sigmoid or ActivationKind.Tanh or ActivationKind.Exponential;

    /// <summary>Whether the function couples the channels of a row.</summary>
    public static bool IsNormalization(ActivationKind kind) => kind is ActivationKind.Softmax or ActivationKind.LogSoftmax;
}
