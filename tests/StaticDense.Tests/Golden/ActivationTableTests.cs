using System.Text.Json;
using StaticDense.Tests.Reference;

namespace StaticDense.Tests.Golden;

/// <summary>The elementwise functions and their derivatives against the golden table, through the scalar lanes.</summary>
public class ActivationTableTests
{
    [Fact]
    public void Every_function_and_derivative_of_the_table()
    {
        var golden = GoldenCase.Read("activation_table");
        var comparison = new GoldenComparison(golden);
        var inputs = golden.Floats("input");
        foreach (var entry in golden.Root.GetProperty("activations").EnumerateArray())
        {
            var key = entry.GetProperty("key").GetString();
            var activation = Activation(entry.GetProperty("activation"));
            comparison.Add($"output/{key}", activation.Forward(inputs, channels: 1));
            var ones = new float[inputs.Length];
            Array.Fill(ones, 1);
            comparison.Add($"derivative/{key}", activation.Backward(ones, channels: 1));
        }

        comparison.Verify();
        Assert.Empty(golden.Expected.Except(comparison.Compared));
    }

    private static ReferenceActivation Activation(JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.String)
            return new ReferenceActivation(Enum.Parse<Activation>(entry.GetString()!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true));
        var config = entry.GetProperty("config");
        return entry.GetProperty("class_name").GetString() switch
        {
            "leaky_relu" => new ReferenceActivation(StaticDense.Activation.LeakyReLU) { Slope = config.GetProperty("negative_slope").GetDouble() },
            "elu" => new ReferenceActivation(StaticDense.Activation.ELU) { Alpha = config.GetProperty("alpha").GetDouble() },
            "gelu" => new ReferenceActivation(StaticDense.Activation.GELUApproximate),
            var other => throw new NotSupportedException(other),
        };
    }
}
