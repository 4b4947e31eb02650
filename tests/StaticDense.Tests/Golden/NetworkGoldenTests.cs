using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Golden;

/// <summary>Emitted networks reproduce the golden cases through the public surface.</summary>
public class NetworkGoldenTests
{
    [Theory]
    [MemberData(nameof(GoldenCatalog.Models), MemberType = typeof(GoldenCatalog))]
    public void Counts(string name)
    {
        var golden = GoldenCase.Read(name);
        var type = GoldenCatalog.Declaration(name, 'G')!;
        using var network = NetworkUnderTest.Of(type);
        Assert.Equal(golden.Variables(), network.Description.Parameters.Select(parameter => parameter.Name));
        Assert.All(network.Description.Parameters, parameter => Assert.Equal(golden.Tensor($"param/{parameter.Name}").Shape, parameter.Shape));

        var trainable = golden.Layers.Sum(layer => layer.GetProperty("trainable_count").GetInt32());
        var others = golden.Layers.Sum(layer => layer.GetProperty("non_trainable_count").GetInt32());
        Assert.Equal(trainable + others, network.Constant("ParameterCount"));
        Assert.Equal(trainable, network.Constant("TrainableParameterCount"));
        Assert.Equal(others, network.Constant("NonTrainableParameterCount"));
        foreach (var layer in golden.Layers)
        {
            var count = layer.GetProperty("trainable_count").GetInt32() + layer.GetProperty("non_trainable_count").GetInt32();
            Assert.Equal(count, LayerParameterCount(type, layer.GetProperty("config").GetProperty("name").GetString()!));
        }
    }

    [Theory]
    [MemberData(nameof(GoldenCatalog.Models), MemberType = typeof(GoldenCatalog))]
    public void Outputs_and_losses(string name)
    {
        var golden = GoldenCase.Read(name);
        using var network = Start(golden, 'G');
        var comparison = new GoldenComparison(golden);
        comparison.Add("output", network.Predict(golden.Floats("input")));
        comparison.Add("evaluate_loss", [(float)network.Evaluate(golden.Floats("input"), ReferenceGoldenTests.Targets(golden))]);
        comparison.Add("loss", [network.TrainStep(golden.Floats("input"), ReferenceGoldenTests.Targets(golden))]);
        comparison.Verify();
    }

    /// <summary>
    /// One step at rate 1: what the parameters lose is their gradient, up to half a unit in the last place of a parameter before and after.
    /// </summary>
    [Theory]
    [MemberData(nameof(GoldenCatalog.Models), MemberType = typeof(GoldenCatalog))]
    public void Gradients_by_a_step(string name)
    {
        var golden = GoldenCase.Read(name);
        using var network = Start(golden, 'G');
        var before = golden.Parameters("param");
        network.TrainStep(golden.Floats("input"), ReferenceGoldenTests.Targets(golden));
        var after = network.Export();
        var gradients = before.Zip(after, (b, a) => (float)((double)b - a)).ToArray();
        var comparison = new GoldenComparison(golden);
        comparison.AddParameters("grad", gradients, variable =>
            golden.Floats($"param/{variable}").Concat(golden.Floats($"grad/{variable}")).Max(Math.Abs) * 1.2e-7);
        comparison.Verify();
    }

    [Theory]
    [MemberData(nameof(GoldenCatalog.Keeping), MemberType = typeof(GoldenCatalog))]
    public void Stored_gradients(string name)
    {
        var golden = GoldenCase.Read(name);
        using var network = Start(golden, 'K');
        var comparison = new GoldenComparison(golden);
        comparison.Add("loss", [network.ComputeGradients(golden.Floats("input"), ReferenceGoldenTests.Targets(golden))]);
        comparison.AddParameters("grad", network.ExportGradients());
        comparison.Verify();
        ParametersAreAsBefore(golden, network.Export());
    }

    [Theory]
    [MemberData(nameof(GoldenCatalog.Trained), MemberType = typeof(GoldenCatalog))]
    public void Steps(string name)
    {
        var golden = GoldenCase.Read(name);
        using var network = Start(golden, 'T');
        var inputs = golden.Floats("input");
        var targets = ReferenceGoldenTests.Targets(golden);
        var comparison = new GoldenComparison(golden);
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

        comparison.Verify();
    }

    [Theory]
    [MemberData(nameof(GoldenCatalog.Losses), MemberType = typeof(GoldenCatalog))]
    public void Losses(string name)
    {
        var golden = GoldenCase.Read(name);
        var targets = ReferenceGoldenTests.Targets(golden);
        using var network = NetworkUnderTest.Of(GoldenCatalog.Declaration(name, 'G')!);
        Assert.Equal(0, network.Constant("ParameterCount"));
        var outputs = golden.Floats("output");
        foreach (var weights in (float[][])[golden.Floats("sample_weight"), []])
        {
            var tensor = weights.Length == 0 ? "unweighted/loss" : "loss";
            var weighted = targets with { Weights = weights };
            var comparison = new GoldenComparison(golden);
            comparison.Add(tensor, [network.TrainStep(outputs, weighted)]);
            comparison.Add(tensor, [(float)network.Evaluate(outputs, weighted)]);
            comparison.Verify();
        }

        var alone = new GoldenComparison(golden);
        alone.Add("per_sample", [.. Enumerable.Range(0, golden.Batch).Select(sample => OfOneSample(network, outputs, targets, sample, golden.Batch))]);
        alone.Verify();
    }

    private static float OfOneSample(NetworkUnderTest network, float[] outputs, Reference.ReferenceTargets targets, int sample, int batch)
    {
        T[] Part<T>(T[] all) => all[(sample * all.Length / batch)..((sample + 1) * all.Length / batch)];
        return network.TrainStep(Part(outputs), new Reference.ReferenceTargets(Part(targets.Labels), Part(targets.Values), []));
    }

    private static NetworkUnderTest Start(GoldenCase golden, char form)
    {
        var network = NetworkUnderTest.Of(GoldenCatalog.Declaration(golden.Name, form)!);
        network.Import(golden.Parameters("param"));
        return network;
    }

    /// <summary>Nothing but moving statistics has moved.</summary>
    private static void ParametersAreAsBefore(GoldenCase golden, ReadOnlySpan<float> parameters)
    {
        foreach (var variable in golden.Variables())
        {
            var before = golden.Floats($"param/{variable}");
            if (!golden.NonTrainable().Contains(variable))
                Assert.Equal(before, parameters[..before.Length].ToArray());
            parameters = parameters[before.Length..];
        }
    }

    /// <summary>The constant of a layer's class, whose name is the layer's in Pascal case without separators.</summary>
    private static object LayerParameterCount(Type network, string layer)
    {
        var identifier = string.Concat(layer.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        return network.GetNestedType("Layers")!.GetNestedType(identifier)!.GetField("ParameterCount")!.GetRawConstantValue()!;
    }
}
