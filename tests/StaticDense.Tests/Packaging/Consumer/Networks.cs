using StaticDense;

namespace Consumer.@namespace.@class
{
    /// <summary>A nested network, with keywords for names all the way.</summary>
    public static partial class @static
    {
        /// <summary>Exclusive or.</summary>
        [Network]
        [Input(2)]
        [Dense(8, Activation.Tanh, Name = "event")]
        [Dense(1, Activation.Sigmoid)]
        [Train(Loss.BinaryCrossentropy, Optimizer.Adam, BatchSize = 4, LearningRate = 0.05)]
        public sealed partial class @new;
    }
}

namespace Consumer
{
    [Network]
    [Input(100)]
    [Dense(64, Activation.ReLU)]
    [Dense(10, Activation.Softmax)]
    internal partial class Classifier;
}
