using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>The activation functions by name, beside their formulas in double.</summary>
public static class Activations
{
    public static readonly string[] All =
    [
        "Linear", "ReLU", "ReLU6", "LeakyReLU", "ELU", "SELU", "GELU", "GELUApproximate", "SiLU", "Sigmoid", "HardSigmoid",
        "HardSiLU", "Tanh", "Softplus", "Softsign", "Mish", "Exponential", "GeneralReLU",
    ];

    public static TheoryData<string> Names() => new(All);

    public static double Formula(string name, double x, ActivationArguments a) => name switch
    {
        "Linear" => x,
        "ReLU" => Math.Max(x, 0),
        "ReLU6" => Math.Clamp(x, 0, 6),
        "LeakyReLU" => x > 0 ? x : a.Slope * x,
        "ELU" => x > 0 ? x : a.Alpha * (Math.Exp(x) - 1),
        "SELU" => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        "GELU" => x * 0.5 * (1 + ErrorFunctionReference.Erf(x / Math.Sqrt(2))),
        "GELUApproximate" => x * 0.5 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        "SiLU" => x / (1 + Math.Exp(-x)),
        "Sigmoid" => 1 / (1 + Math.Exp(-x)),
        "HardSigmoid" => Math.Clamp(x + 3, 0, 6) / 6,
        "HardSiLU" => x * Math.Clamp(x + 3, 0, 6) / 6,
        "Tanh" => Math.Tanh(x),
        "Softplus" => Softplus(x),
        "Softsign" => x / (1 + Math.Abs(x)),
        "Mish" => x * Math.Tanh(Softplus(x)),
        "Exponential" => Math.Exp(x),
        "GeneralReLU" => x > a.Threshold ? Math.Min(x, a.MaxValue) : a.Slope * (x - a.Threshold),
        _ => throw new ArgumentException(name),
    };

    public static float Forward(string name, float z, ActivationArguments a) =>
        EveryWidth.With<ForwardPass, LanesScalar>(new ForwardPass(name, 1, 1, 1, a), Block(z, 0f))[16];

    /// <summary>The derivative at an input; functions whose derivative uses the output are given the output.</summary>
    public static float Derivative(string name, float z, ActivationArguments a)
    {
        var saved = UsesOutput(name) ? Forward(name, z, a) : z;
        return EveryWidth.With<BackwardPass, LanesScalar>(new BackwardPass(name, 1, 1, 1, a), Block(saved, 1f))[16];
    }

    public static bool UsesOutput(string name)
    {
        var query = new OutputQuery();
        Dispatch(name, ref query);
        return query.Answer;
    }

    /// <summary>Source and destination, one behind the other, through <see cref="Elementwise.Forward"/>.</summary>
    public readonly record struct ForwardPass(string Name, int Rows, int Channels, int Capacity, ActivationArguments Arguments)
        : ILaneOperation
    {
        public void Run<TLanes>(Span<float> buffer)
            where TLanes : struct, ILanes<TLanes>
        {
            var pass = new ForwardCall<TLanes>(buffer, Rows, Channels, Capacity, Arguments);
            Dispatch(Name, ref pass);
        }
    }

    /// <summary>Saved values and gradients, one behind the other, through <see cref="Elementwise.Backward"/>.</summary>
    public readonly record struct BackwardPass(string Name, int Rows, int Channels, int Capacity, ActivationArguments Arguments)
        : ILaneOperation
    {
        public void Run<TLanes>(Span<float> buffer)
            where TLanes : struct, ILanes<TLanes>
        {
            var pass = new BackwardCall<TLanes>(buffer, Rows, Channels, Capacity, Arguments);
            Dispatch(Name, ref pass);
        }
    }

    private interface ICall
    {
        void Call<TFunction>()
            where TFunction : struct, IActivationFunction;
    }

    private static void Dispatch<TCall>(string name, ref TCall call)
        where TCall : ICall, allows ref struct
    {
        switch (name)
        {
            case "Linear": call.Call<LinearFunction>(); break;
            case "ReLU": call.Call<ReLUFunction>(); break;
            case "ReLU6": call.Call<ReLU6Function>(); break;
            case "LeakyReLU": call.Call<LeakyReLUFunction>(); break;
            case "ELU": call.Call<ELUFunction>(); break;
            case "SELU": call.Call<SELUFunction>(); break;
            case "GELU": call.Call<GELUFunction>(); break;
            case "GELUApproximate": call.Call<GELUApproximateFunction>(); break;
            case "SiLU": call.Call<SiLUFunction>(); break;
            case "Sigmoid": call.Call<SigmoidFunction>(); break;
            case "HardSigmoid": call.Call<HardSigmoidFunction>(); break;
            case "HardSiLU": call.Call<HardSiLUFunction>(); break;
            case "Tanh": call.Call<TanhFunction>(); break;
            case "Softplus": call.Call<SoftplusFunction>(); break;
            case "Softsign": call.Call<SoftsignFunction>(); break;
            case "Mish": call.Call<MishFunction>(); break;
            case "Exponential": call.Call<ExponentialFunction>(); break;
            case "GeneralReLU": call.Call<GeneralReLUFunction>(); break;
            default: throw new ArgumentException(name);
        }
    }

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static float[] Block(float source, float destination)
    {
        var buffer = new float[32];
        (buffer[0], buffer[16]) = (source, destination);
        return buffer;
    }

    private readonly ref struct ForwardCall<TLanes>(Span<float> buffer, int rows, int channels, int capacity, ActivationArguments a)
        : ICall
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly Span<float> _buffer = buffer;

        public void Call<TFunction>()
            where TFunction : struct, IActivationFunction =>
            Elementwise.Forward<TLanes, TFunction>(ref _buffer[0], ref _buffer[_buffer.Length / 2], rows, channels, capacity, a);
    }

    private readonly ref struct BackwardCall<TLanes>(Span<float> buffer, int rows, int channels, int capacity, ActivationArguments a)
        : ICall
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly Span<float> _buffer = buffer;

        public void Call<TFunction>()
            where TFunction : struct, IActivationFunction =>
            Elementwise.Backward<TLanes, TFunction>(ref _buffer[0], ref _buffer[_buffer.Length / 2], rows, channels, capacity, a);
    }

    private struct OutputQuery : ICall
    {
        public bool Answer { get; private set; }

        public void Call<TFunction>()
            where TFunction : struct, IActivationFunction => Answer = TFunction.DerivativeUsesOutput;
    }
}
