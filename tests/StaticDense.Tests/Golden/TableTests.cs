using System.Text.Json;

namespace StaticDense.Tests.Golden;

/// <summary>The tables of the golden set: parameter counts of stacks, and activations on one vector.</summary>
public class TableTests
{
    [Fact]
    public void Parameter_counts()
    {
        foreach (var stack in Table("param_counts").GetProperty("stacks").EnumerateArray())
        {
            var name = stack.GetProperty("name").GetString()!;
            var type = typeof(opt_sgd_G).Assembly.GetType($"StaticDense.Tests.Golden.count_{name}");
            Assert.True(type is not null, $"{name} is not declared.");
            Assert.Equal(stack.GetProperty("total").GetInt32(), Constant(type, "ParameterCount"));
            Assert.Equal(stack.GetProperty("trainable").GetInt32(), Constant(type, "TrainableParameterCount"));
            Assert.Equal(stack.GetProperty("non_trainable").GetInt32(), Constant(type, "NonTrainableParameterCount"));
            var last = stack.GetProperty("layers").EnumerateArray().Last();
            var size = last.GetProperty("output_shape").EnumerateArray().Aggregate(1, (product, axis) => product * axis.GetInt32());
            Assert.Equal(size, Constant(type, "OutputSize"));
        }
    }

    internal static JsonElement Table(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(GoldenCase.Folder, "tables", $"{name}.json"))).RootElement;

    private static object Constant(Type type, string name) => type.GetField(name)!.GetRawConstantValue()!;
}
