using StaticDense;

namespace Consumer.Mistake
{
    /// <summary>64 values do not fit 8 by 9.</summary>
    [Network]
    [Input(64)]
    [Reshape(8, 9)]
    [Dense(2)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    internal sealed partial class Mistaken;

    internal static class Uses
    {
        public static Mistaken Make() => new(seed: 1);
    }
}
