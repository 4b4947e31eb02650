using StaticDense.Generator.Model;
using StaticDense.Generator.Shapes;

namespace StaticDense.Generator.Planning;

/// <summary>Plans the forward passes of inference.</summary>
internal static class PredictionPlanner
{
    /// <summary>Fewer samples than this go through straight-line code one by one; tiles would stand half empty.</summary>
    public const int FewSamples = 8;

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
        var straightLine = StraightLine(network, layout);
        var row = straightLine is null ? BuildRow(network, layout) : null;
        var samples = ChunkSamples;
        var batch = BuildBatch(network, layout, samples);
        while (samples > 1 && batch.Memory.Count > ChunkFloats)
            batch = BuildBatch(network, layout, samples /= 2);
        return new PredictionPlan(straightLine, row, batch) { DividesRow = row is not null && network.MultiplyAddCount >= DividedRow && row.Operations.Any(IsDividedInRow) };
    }

    private static StraightLinePlan? StraightLine(ShapedNetwork network, ParameterLayout layout)
    {
        if (network.Declaration.Unroll == UnrollKind.Small || StraightLineSize.Of(network) is not { } steps || steps > StraightLineSize.Most)
            return null;
        var layers = new List<StraightLineLayer>();
        var functions = new List<ActivationFunction>();
        foreach (var layer in network.Layers)
        {
            if (layer.Declaration is DenseLayer dense)
            {
                functions = dense.Activation.Kind == ActivationKind.Linear ? [] : [dense.Activation];
                layers.Add(new StraightLineLayer(Lowering.Plan(layer, dense, layout), functions));
            }
            else if (layer.Declaration is ActivationLayer activation)
            {
                functions.Add(activation.Activation);
            }
        }

        return new StraightLinePlan(layers, steps);
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
