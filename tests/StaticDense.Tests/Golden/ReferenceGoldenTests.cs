using StaticDense.Tests.Reference;

namespace StaticDense.Tests.Golden;

/// <summary>The reference alone reproduces every tensor of every copied case.</summary>
public class ReferenceGoldenTests
{
    [Theory]
    [MemberData(nameof(GoldenCatalog.Models), MemberType = typeof(GoldenCatalog))]
    public void Model(string name)
    {
        var golden = GoldenCase.Read(name);
        var network = Reference(golden, 'G');
        var comparison = new GoldenComparison(golden);
        var inputs = golden.Floats("input");
        var targets = Targets(golden);

        comparison.Add("output", network.Predict(inputs));
        foreach (var (layer, output) in network.Layers.Zip(network.LayerOutputs))
        {
            if (golden.Has($"layer_output/{layer.Name}"))
                comparison.Add($"layer_output/{layer.Name}", output);
        }

        comparison.Add("evaluate_loss", [network.Evaluate(inputs, targets)]);
        comparison.Add("output_training", network.ForwardTraining(inputs));
        comparison.Add("loss", [network.ComputeGradients(inputs, targets)]);
        comparison.Add("loss_data", [network.DataLoss]);
        comparison.AddParameters("grad", network.ExportGradients());
        comparison.Add("grad_input", network.InputGradient);
        if (golden.Steps.Length > 0)
            Train(golden, Reference(golden, 'T'), comparison);
        comparison.Verify();
        Assert.Empty(golden.Expected.Except(comparison.Compared));
    }

    [Theory]
    [MemberData(nameof(GoldenCatalog.Losses), MemberType = typeof(GoldenCatalog))]
    public void Loss(string name)
    {
        var golden = GoldenCase.Read(name);
        var network = DeclarationReader.Read(GoldenCatalog.Declaration(name, 'G')!);
        var comparison = new GoldenComparison(golden);
        var targets = Targets(golden);

        comparison.Add("loss", [network.ComputeGradients(golden.Floats("output"), targets)]);
        comparison.Add("grad/output", network.InputGradient);
        comparison.Add("per_sample", network.RowLosses);
        comparison.Add("unweighted/loss", [network.ComputeGradients(golden.Floats("output"), targets with { Weights = [] })]);
        comparison.Add("unweighted/grad/output", network.InputGradient);
        comparison.Verify();
        Assert.Empty(golden.Expected.Except(comparison.Compared));
    }

    internal static ReferenceTargets Targets(GoldenCase golden) =>
        new(golden.Integers("target"), golden.Floats("target"), golden.Floats("sample_weight"));

    private static ReferenceNetwork Reference(GoldenCase golden, char form)
    {
        var network = DeclarationReader.Read(GoldenCatalog.Declaration(golden.Name, form)!);
        Assert.Equal(golden.Variables(), network.Parameters.Select(parameter => parameter.Name));
        network.Import(golden.Parameters("param"));
        return network;
    }

    private static void Train(GoldenCase golden, ReferenceNetwork network, GoldenComparison comparison)
    {
        var inputs = golden.Floats("input");
        var targets = Targets(golden);
        var rates = golden.LearningRates;

        // One step more than the case has: the loss that step n + 1 reports is that of the parameters after n steps.
        for (var step = 0; step <= golden.Steps.Max(); step++)
        {
            if (golden.Steps.Contains(step))
            {
                comparison.AddParameters($"after_{step}/param", network.Export());
                comparison.Add($"after_{step}/output", network.Predict(inputs));
            }

            network.LearningRate = rates[Math.Min(step, rates.Length - 1)];
            var loss = network.TrainStep(inputs, targets);
            if (golden.Steps.Contains(step))
                comparison.Add($"after_{step}/loss", [loss]);
        }
    }
}
