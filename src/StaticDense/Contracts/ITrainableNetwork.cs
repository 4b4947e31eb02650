using System.ComponentModel;
using StaticDense.Numerics;

namespace StaticDense;

/// <summary>A network declared with <see cref="TrainAttribute"/>. Its static members are the emitted passes that the trainer drives.</summary>
/// <typeparam name="TSelf">The network itself.</typeparam>
public interface ITrainableNetwork<TSelf> : INetwork<TSelf>
    where TSelf : class, ITrainableNetwork<TSelf>
{
    /// <summary>Batch size, loss, optimizer and the trainer's memory.</summary>
    static abstract TrainingDescription Training { get; }

    /// <summary>
    /// Forward pass in training mode, loss and backward pass. Where no gradient is stored, the parameters are updated as their
    /// gradients are finished; otherwise <see cref="ApplyGradients"/> does that.
    /// </summary>
    /// <param name="step">The batch and the optimizer's numbers.</param>
    /// <returns>The mean loss over the samples, penalties included, before the update.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract float Backpropagate(ref readonly TrainingStep step);

    /// <summary>Clips the stored gradients and updates the parameters from them. Does nothing where no gradient is stored.</summary>
    /// <param name="step">The optimizer's numbers.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void ApplyGradients(ref readonly TrainingStep step);

    /// <summary>Forward pass in inference mode and loss.</summary>
    /// <param name="step">The batch.</param>
    /// <returns>The mean loss over the samples, penalties included.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract float Evaluate(ref readonly TrainingStep step);
}
