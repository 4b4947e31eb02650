using System.ComponentModel;

namespace StaticDense.Numerics;

/// <summary>The numbers of an activation function; those that the function does not use are ignored.</summary>
/// <param name="Slope">LeakyReLU, GeneralReLU: the slope below the threshold.</param>
/// <param name="Alpha">ELU: the factor of <c>exp(x) - 1</c>.</param>
/// <param name="MaxValue">GeneralReLU: the largest output; infinity for none.</param>
/// <param name="Threshold">GeneralReLU: where the slope ends.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ActivationArguments(float Slope, float Alpha, float MaxValue, float Threshold);

/// <summary>
/// An activation function of single values and its derivative, Keras's formulas. The derivative is computed from what the forward
/// pass keeps: the function's output where that is enough, otherwise its input. NaN and infinities flow through the formulas as IEEE
/// 754 says: <c>x sigmoid(x)</c> of -infinity is NaN.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivationFunction
{
    /// <summary>Whether <see cref="Derivative{TLanes}"/> takes the function's output; otherwise it takes the input.</summary>
    static abstract bool DerivativeUsesOutput { get; }

    /// <summary>The function's values.</summary>
    /// <param name="z">The inputs.</param>
    /// <param name="a">The function's numbers.</param>
    static abstract TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The derivatives; at a kink those of Keras on TensorFlow.</summary>
    /// <param name="saved">The outputs or the inputs, as <see cref="DerivativeUsesOutput"/> says.</param>
    /// <param name="a">The function's numbers.</param>
    static abstract TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>;
}
