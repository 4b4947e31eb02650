using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>Plans the forward passes of inference.</summary>
internal static class PredictionPlanner
{
    /// <summary>Up to so many vector multiply-adds (of 16 lanes), functions counted in, a network is one straight line.</summary>
    public const int StraightLineBudget = 256;

    /// <summary>
    /// What a function of one panel counts: about the multiply-adds of its polynomial. Each is inlined, and the JIT inlines nothing more
    /// once a method has a few hundred locals.
    /// </summary>
    public const int FunctionCost = 8;

    /// <summary>The most samples that one chunk of a large batch has: enough rows to reuse weights from the nearest cache.</summary>
    public const int ChunkSamples = 32;

    /// <summary>A chunk's workspace is kept below this, so that it stays in the second-level cache beside the weights.</summary>
    public const long ChunkFloats = 128 * 1024;

    /// <summary>The multiply-adds from which threads share a single sample: the library's least work of two threads.</summary>
    public const long DividedRow = 500_000;

    /// <summary>Panels of a single sample that a thread takes at once.</summary>
    public const int RowPanels = 4;

    /// <summary>Whether threads share an operation on a single sample: a product with several groups of panels, each sum in one piece.</summary>
    public static bool IsDividedInRow(Operation operation) =>
        operation is Product { Dense: { Cut.Segments: 1, Panels: >= 2 * RowPanels } };

    public static PredictionPlan Plan(ShapedNetwork network, ParameterLayout layout)
    {
        if (StraightLine(network, layout) is { } straightLine)
            return new PredictionPlan(straightLine, null, null);
        var row = BuildRow(network, layout);
        var samples = ChunkSamples;
        var batch = BuildBatch(network, layout, samples);
        while (samples > 1 && batch.Memory.Count > ChunkFloats)
            batch = BuildBatch(network, layout, samples /= 2);
        return new PredictionPlan(null, row, batch) { DividesRow = row is not null && network.MultiplyAddCount >= DividedRow && row.Operations.Any(IsDividedInRow) };
    }

    private static StraightLinePlan? StraightLine(ShapedNetwork network, ParameterLayout layout)
    {
        var layers = new List<StraightLineLayer>();
        var functions = new List<ActivationFunction>();
        long steps = 0;
        if (!network.IsChain)
            return null;
        foreach (var layer in network.Layers)
        {
            if (layer.InputShape.Rank != 1 || layer.OutputShape.Rank != 1)
            {
                // A leading Flatten only renames the input.
                if (layers.Count > 0 || layer.Declaration is not ReshapeLayer || layer.OutputShape.Rank != 1)
                    return null;
                continue;
            }

            switch (layer.Declaration)
            {
                case DenseLayer dense:
                    var plan = Lowering.Plan(layer, dense, layout);
                    functions = [];
                    if (dense.Activation.Kind != ActivationKind.Linear)
                        functions.Add(dense.Activation);
                    layers.Add(new StraightLineLayer(plan, functions));
                    steps += (plan.Inputs + (FunctionCost * functions.Count)) * (long)plan.Panels;
                    break;
                case ActivationLayer activation when layers.Count > 0:
                    functions.Add(activation.Activation);
                    steps += FunctionCost * Blocks.Of(layer.OutputShape.Channels);
                    break;
                case DropoutLayer or ReshapeLayer:
                    break;
                default:
                    return null;
            }
        }

        return layers.Count > 0 && steps <= StraightLineBudget ? new StraightLinePlan(layers) : null;
    }

    private static Pass? BuildRow(ShapedNetwork network, ParameterLayout layout)
    {
        if (network.Layers.Any(layer => layer.OutputShape.Positions != 1))
            return null;
        var operations = Build(network, layout, samples: 1);
        return new Pass(operations, new MemoryPlan(operations, [], samples: 1));
    }

    private static Pass BuildBatch(ShapedNetwork network, ParameterLayout layout, int samples)
    {
        var operations = Build(network, layout, samples);
        return new Pass(operations, new MemoryPlan(operations, [], samples));
    }

    private static IReadOnlyList<Operation> Build(ShapedNetwork network, ParameterLayout layout, int samples)
    {
        var pass = new PassBuilder(PassMode.Prediction, storesGradients: false);
        pass.Add(new Scatter(new NetworkPass(pass, network, layout).Forward()));
        return CallerSamples.Read(Fusion.Apply(pass.Operations), samples);
    }
}
