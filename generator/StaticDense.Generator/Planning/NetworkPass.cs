using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>The steps of a network's layers, followed forwards in the order of evaluation and backwards.</summary>
internal sealed class NetworkPass
{
    private readonly PassBuilder _pass;
    private readonly ShapedNetwork _network;
    private readonly List<LayerSteps> _layers;
    private readonly Value[] _values;
    private readonly Value _input;
    private bool[]? _trained;

    public NetworkPass(PassBuilder pass, ShapedNetwork network, ParameterLayout layout)
    {
        _pass = pass;
        _network = network;
        _layers = Enumerable.Range(0, network.Layers.Count).Select(index => Lowering.Steps(network.Layers[index], layout, index)).ToList();
        _values = new Value[_layers.Count];
        _input = new Value(null, network.InputShape);
        if (Consumers(-1) > 1)
            pass.Share(_input);
    }

    /// <summary>The steps of the last layer, whose value is the network's output.</summary>
    public List<Step> OutputSteps => _layers[_layers.Count - 1].Steps;

    /// <summary>Appends the forward operations; of the last layer only some steps, where a loss takes over the others.</summary>
    public Block Forward(int? outputSteps = null)
    {
        foreach (var index in _network.Order)
        {
            var layer = _layers[index];
            var isOutput = index == _layers.Count - 1;
            var value = Merge(layer, index);
            foreach (var step in layer.Steps.Take(isOutput ? outputSteps ?? layer.Steps.Count : layer.Steps.Count))
                value = step.Forward(_pass, value);
            if (Consumers(index) > 1)
                _pass.Share(value);
            _values[index] = value;
        }

        return _pass.BlockOf(_values[_layers.Count - 1]);
    }

    /// <summary>Appends the backward operations from the gradient of the output, or of what the loss took of it.</summary>
    public void Backward(Block delta, int outputSteps)
    {
        var deltas = new Block?[_layers.Count];
        deltas[_layers.Count - 1] = delta;
        foreach (var index in _network.Order.Reverse())
        {
            if (deltas[index] is not { } own || !IsTrained(index))
                continue;
            var layer = _layers[index];
            var inputs = _network.Layers[index].Inputs;
            var needs = inputs.Select(IsTrained).ToList();
            var needsAny = needs.Contains(true);
            var count = index == _layers.Count - 1 ? outputSteps : layer.Steps.Count;
            for (var step = count - 1; step >= 0; step--)
            {
                var isBelowTrained = layer.Steps.Take(step).Any(earlier => earlier.HasParameters);
                if (needsAny || isBelowTrained || layer.Steps[step].HasParameters)
                    own = layer.Steps[step].Backward(_pass, own, needsInput: needsAny || isBelowTrained);
            }

            var gradients = layer.Merge is { } merge ? merge.Backward(_pass, own, needs) : [needsAny ? own : null];
            for (var input = 0; input < inputs.Count; input++)
                AddTo(deltas, inputs[input], gradients[input]);
        }
    }

    private Value Merge(LayerSteps layer, int index)
    {
        var inputs = _network.Layers[index].Inputs.Select(input => input < 0 ? _input : _values[input]).ToList();
        return layer.Merge is { } merge ? new(merge.Forward(_pass, inputs.Select(_pass.BlockOf).ToList())) : inputs[0];
    }

    private void AddTo(Block?[] deltas, int layer, Block? gradient)
    {
        if (gradient is null || layer < 0)
            return;
        if (deltas[layer] is { } sum)
            _pass.Add(new Accumulate(gradient, sum));
        else
            deltas[layer] = gradient;
    }

    /// <summary>How many times layers take a layer's value; -1 is the network's input.</summary>
    private int Consumers(int layer) => _network.Layers.Sum(other => other.Inputs.Count(input => input == layer));

    /// <summary>Whether a layer or one of those that feed it has parameters to train.</summary>
    private bool IsTrained(int layer) => layer >= 0 && (_trained ??= FindTrained())[layer];

    private bool[] FindTrained()
    {
        var trained = new bool[_layers.Count];
        foreach (var index in _network.Order)
            trained[index] = _layers[index].Steps.Any(step => step.HasParameters) || _network.Layers[index].Inputs.Any(input => input >= 0 && trained[input]);
        return trained;
    }
}

/// <summary>One layer's steps: what joins its inputs, if it has several, and what follows.</summary>
internal sealed record LayerSteps(MergeStep? Merge, List<Step> Steps);
