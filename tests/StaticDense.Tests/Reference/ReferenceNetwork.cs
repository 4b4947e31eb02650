namespace StaticDense.Tests.Reference;

/// <summary>
/// A declared network as hand-written plain loops: canonical row-major values, no blocks, no tiles, one value at a time. It follows the
/// numerics contract (the order of every sum) bit by bit, shares only functions of one value with the library, and uses neither the plan nor
/// the emitted code. It is what emitted networks are compared with.
/// </summary>
internal sealed class ReferenceNetwork(int[] inputShape, IReadOnlyList<ReferenceLayer> layers, ReferenceTraining? training)
{
    private readonly ReferenceOptimizer? _optimizer = training is null ? null : new ReferenceOptimizer(training.Optimizer);
    private readonly float[][] _outputs = new float[layers.Count][];

    public int[] InputShape { get; } = inputShape;

    public IReadOnlyList<ReferenceLayer> Layers { get; } = layers;

    /// <summary>
    /// The layers' numbers in the order of evaluation: always the first in the declaration of those whose inputs are there. The last layer of the
    /// declaration is the output.
    /// </summary>
    public IReadOnlyList<int> Order { get; } = Sort(layers);

    public ReferenceTraining? Training { get; } = training;

    /// <summary>The parameters in canonical order.</summary>
    public IReadOnlyList<ReferenceParameter> Parameters { get; } = [.. layers.SelectMany(layer => layer.Parameters)];

    public int InputSize => ReferenceLayer.Size(InputShape);

    public int OutputSize => Layers[^1].OutputSize;

    public int ParameterCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>Each layer's output of the last pass.</summary>
    public IReadOnlyList<float[]> LayerOutputs => _outputs;

    /// <summary>The derivative of the loss by the network's input, after <see cref="ComputeGradients"/>.</summary>
    public float[] InputGradient { get; private set; } = [];

    /// <summary>The derivative of the data loss by the network's output, or by the logits where loss and last activation are one.</summary>
    public float[] OutputGradient { get; private set; } = [];

    /// <summary>The mean loss without penalties of the last evaluation or step.</summary>
    public float DataLoss { get; private set; }

    /// <summary>The loss of each row, not weighted, of the last evaluation or step.</summary>
    public float[] RowLosses { get; private set; } = [];

    public double LearningRate
    {
        get => _optimizer!.LearningRate;
        set => _optimizer!.LearningRate = value;
    }

    /// <summary>The steps taken.</summary>
    public long Steps => _optimizer!.Steps;

    /// <summary>The seed of dropout's draws.</summary>
    public ulong Seed { get; set; }

    public void Import(ReadOnlySpan<float> canonical) => Copy(canonical, parameter => parameter.Values);

    public float[] Export() => [.. Parameters.SelectMany(parameter => parameter.Values)];

    /// <summary>The gradients of the last step, penalties included, before clipping.</summary>
    public float[] ExportGradients() => [.. Parameters.SelectMany(parameter => parameter.Gradient)];

    public float[] Predict(float[] inputs) => Forward(inputs, new Pass(inputs.Length / InputSize, Training: false));

    /// <summary>The forward pass in training mode.</summary>
    public float[] ForwardTraining(float[] inputs) => Forward(inputs, TrainingPass(inputs));

    /// <summary>The mean loss in inference mode, penalties included.</summary>
    public float Evaluate(float[] inputs, ReferenceTargets targets)
    {
        var samples = inputs.Length / InputSize;
        Forward(inputs, new Pass(samples, Training: false));
        return Loss(samples, targets);
    }

    /// <summary>Forward, loss and backward; the mean loss, penalties included.</summary>
    public float ComputeGradients(float[] inputs, ReferenceTargets targets)
    {
        var pass = TrainingPass(inputs);
        Forward(inputs, pass);
        var loss = Loss(pass.Samples, targets);
        Backward(pass);
        foreach (var parameter in Parameters)
            ReferencePenalty.AddGradient(parameter);
        return loss;
    }

    /// <summary>The optimizer's step for what is trained; then the constraints.</summary>
    public void ApplyGradients()
    {
        _optimizer!.Apply([.. Parameters.Where(parameter => parameter.IsTrainable)]);
        foreach (var parameter in Parameters)
            parameter.Constraint?.Apply(parameter);
    }

    public float TrainStep(float[] inputs, ReferenceTargets targets)
    {
        var loss = ComputeGradients(inputs, targets);
        ApplyGradients();
        return loss;
    }

    public Pass TrainingPass(float[] inputs) => new(inputs.Length / InputSize, Training: true, Seed, Steps);

    private static List<int> Sort(IReadOnlyList<ReferenceLayer> layers)
    {
        var order = new List<int>();
        while (order.Count < layers.Count)
        {
            order.Add(Enumerable.Range(0, layers.Count)
                .First(index => !order.Contains(index) && layers[index].Inputs.All(input => input < 0 || order.Contains(input))));
        }

        return order;
    }

    private float[] Forward(float[] inputs, Pass pass)
    {
        foreach (var index in Order)
            _outputs[index] = Layers[index].Forward([.. Layers[index].Inputs.Select(input => input < 0 ? inputs : _outputs[input])], pass);
        return _outputs[^1];
    }

    /// <summary>
    /// The data loss plus the penalties: of all parameters in canonical order, then of the outputs, summed in double; the total is rounded once.
    /// </summary>
    private float Loss(int samples, ReferenceTargets targets)
    {
        var last = Layers[^1];
        var values = Training!.IsFusedWith(last) ? last.Activation!.Inputs : _outputs[^1];
        var loss = new ReferenceLoss(Training, Training.UsesLogits(last), last.OutputShape[^1], samples);
        DataLoss = loss.Compute(values, targets);
        var penalty = 0.0;
        OutputGradient = loss.Delta;
        RowLosses = loss.RowLosses;
        foreach (var parameter in Parameters)
            penalty += ReferencePenalty.Loss(parameter);
        for (var i = 0; i < Layers.Count; i++)
            penalty += ReferencePenalty.ActivityLoss(Layers[i], _outputs[i], samples);
        return (float)(DataLoss + penalty);
    }

    /// <summary>
    /// The gradient of a value with several consumers is that of the one evaluated last, plus those of the others, backwards; a consumer that
    /// takes a value twice gives its first input's gradient first.
    /// </summary>
    private void Backward(Pass pass)
    {
        // The network's input is the value number -1.
        var gradients = new Dictionary<int, float[]> { [Layers.Count - 1] = (float[])OutputGradient.Clone() };
        foreach (var index in Order.Reverse())
        {
            var layer = Layers[index];
            var delta = gradients[index];
            var fused = index == Layers.Count - 1 && Training!.IsFusedWith(layer);
            if (layer.HasActivityPenalty)
                AddActivityGradient(layer, index, pass.Samples, delta, fused);
            foreach (var (input, gradient) in layer.Inputs.Zip(layer.Backward(delta, pass, fused)))
                gradients[input] = gradients.TryGetValue(input, out var later) ? [.. later.Zip(gradient, (a, b) => a + b)] : (float[])gradient.Clone();
        }

        InputGradient = gradients[-1];
    }

    /// <summary>
    /// Where loss and last activation are one, delta is that of the logits: the penalty of the output goes through the activation by itself and
    /// is added there.
    /// </summary>
    private void AddActivityGradient(ReferenceLayer layer, int index, int samples, float[] delta, bool fused)
    {
        if (!fused)
        {
            ReferencePenalty.AddActivityGradient(layer, _outputs[index], delta, samples);
            return;
        }

        var penalty = new float[delta.Length];
        ReferencePenalty.AddActivityGradient(layer, _outputs[index], penalty, samples);
        penalty = layer.Activation!.Backward(penalty, layer.OutputShape[^1]);
        for (var i = 0; i < delta.Length; i++)
            delta[i] += penalty[i];
    }

    private void Copy(ReadOnlySpan<float> canonical, Func<ReferenceParameter, float[]> target)
    {
        Assert.Equal(ParameterCount, canonical.Length);
        foreach (var parameter in Parameters)
        {
            canonical[..parameter.Count].CopyTo(target(parameter));
            canonical = canonical[parameter.Count..];
        }
    }
}
