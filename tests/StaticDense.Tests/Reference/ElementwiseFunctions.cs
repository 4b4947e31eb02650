using StaticDense.Numerics;

namespace StaticDense.Tests.Reference;

/// <summary>
/// All that the reference shares with the library: functions of one value, through the scalar lanes. Their accuracy has tests of its own.
/// </summary>
internal static class ElementwiseFunctions
{
    public static float Exp(float x) => Functions.Exp(new LanesScalar(x)).Value;

    public static float Log(float x) => Functions.Log(new LanesScalar(x)).Value;

    public static float Log1p(float x) => Functions.Log1p(new LanesScalar(x)).Value;

    public static float Sigmoid(float x) => Functions.Sigmoid(new LanesScalar(x)).Value;

    public static float Softplus(float x) => Functions.Softplus(new LanesScalar(x)).Value;

    public static float Tanh(float x) => Functions.Tanh(new LanesScalar(x)).Value;

    /// <summary>Applies a function to each value in place.</summary>
    public static void Forward(ReferenceActivation activation, float[] values) => Visit(activation, values, [], []);

    /// <summary>Multiplies each delta by the function's derivative, from the output or the input as the function says.</summary>
    public static void Backward(ReferenceActivation activation, float[] inputs, float[] outputs, float[] delta) =>
        Visit(activation, delta, inputs, outputs);

    private static void Visit(ReferenceActivation activation, float[] values, float[] inputs, float[] outputs)
    {
        Action<ReferenceActivation, float[], float[], float[]> visit = activation.Kind switch
        {
            Activation.ReLU when activation.IsGeneralReLU => Run<GeneralReLUFunction>,
            Activation.Linear => Run<LinearFunction>,
            Activation.ReLU => Run<ReLUFunction>,
            Activation.ReLU6 => Run<ReLU6Function>,
            Activation.LeakyReLU => Run<LeakyReLUFunction>,
            Activation.ELU => Run<ELUFunction>,
            Activation.SELU => Run<SELUFunction>,
            Activation.GELU => Run<GELUFunction>,
            Activation.GELUApproximate => Run<GELUApproximateFunction>,
            Activation.SiLU => Run<SiLUFunction>,
            Activation.Sigmoid => Run<SigmoidFunction>,
            Activation.HardSigmoid => Run<HardSigmoidFunction>,
            Activation.HardSiLU => Run<HardSiLUFunction>,
            Activation.Tanh => Run<TanhFunction>,
            Activation.Softplus => Run<SoftplusFunction>,
            Activation.Softsign => Run<SoftsignFunction>,
            Activation.Mish => Run<MishFunction>,
            Activation.Exponential => Run<ExponentialFunction>,
            _ => throw new ArgumentOutOfRangeException(nameof(activation)),
        };
        visit(activation, values, inputs, outputs);
    }

    private static void Run<TFunction>(ReferenceActivation activation, float[] values, float[] inputs, float[] outputs)
        where TFunction : struct, IActivationFunction
    {
        var arguments = new ActivationArguments((float)activation.Slope, (float)activation.Alpha, (float)activation.MaxValue, (float)activation.Threshold);
        var saved = TFunction.DerivativeUsesOutput ? outputs : inputs;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = inputs.Length == 0
                ? TFunction.Forward(new LanesScalar(values[i]), in arguments).Value
                : values[i] * TFunction.Derivative(new LanesScalar(saved[i]), in arguments).Value;
        }
    }
}
