using System.Runtime.CompilerServices;
using System.Text.Json;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Shapes;

/// <summary>The stacks of the golden set, as Keras writes them down: each layer's output and parameters are what Keras has.</summary>
public class KerasStackTests
{
    private static readonly string[] Positional = ["Activation activation", "Reshape target_shape"];

    private static readonly (string Parameter, string Name)[] Flags = [("bias_", "use_bias"), ("gamma_", "scale"), ("beta_", "center")];

    public static TheoryData<string> Names => [.. Stacks().Select(stack => stack.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_layer_has_Kerass_shape_and_parameters(string name)
    {
        var stack = Stacks().Single(stack => stack.GetProperty("name").GetString() == name);
        var layers = stack.GetProperty("layers").EnumerateArray().ToList();
        var attributes = $"[Input({Joined(stack.GetProperty("input_shape"))})]\n" + string.Join("\n", layers.Select(Attribute));
        var network = Parsed.Network(Declarations.Net(attributes));
        Assert.Equal(
            layers.Select(layer => (Joined(layer.GetProperty("output_shape")), layer.GetProperty("trainable").GetInt64(), layer.GetProperty("non_trainable").GetInt64())),
            network.Layers.Select(layer => (string.Join(", ", layer.OutputShape.Axes), Count(layer, isTrainable: true), Count(layer, isTrainable: false))));
        Assert.Equal(stack.GetProperty("total").GetInt64(), network.ParameterCount);
        Assert.Equal(stack.GetProperty("trainable").GetInt64(), network.TrainableParameterCount);
    }

    private static long Count(ShapedLayer layer, bool isTrainable) =>
        layer.Parameters.Where(parameter => parameter.IsTrainable == isTrainable).Sum(parameter => parameter.Shape.Size);

    private static List<JsonElement> Stacks([CallerFilePath] string path = "") =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "../../StaticDense.Tests/Golden/dev/tables/param_counts.json")))
            .RootElement.GetProperty("stacks").EnumerateArray().ToList();

    /// <summary>A layer's configuration as an attribute: every argument that Keras writes and that is not its <c>None</c>.</summary>
    private static string Attribute(JsonElement layer)
    {
        var kind = layer.GetProperty("class_name").GetString()!;
        var positional = new List<string>();
        var named = new List<string>();
        var config = layer.GetProperty("config");
        foreach (var argument in config.EnumerateObject().Where(argument => argument.Value.ValueKind != JsonValueKind.Null))
        {
            // Keras writes initializers of parameters that the layer does not have.
            if (Flags.Any(flag => argument.Name.StartsWith(flag.Parameter, StringComparison.Ordinal) && config.TryGetProperty(flag.Name, out var value) && !value.GetBoolean()))
                continue;
            if (Positional.Contains($"{kind} {argument.Name}"))
                positional.Add(argument.Value.ValueKind == JsonValueKind.Array ? Joined(argument.Value) : Value(argument));
            else
                named.Add($"{Pascal(argument.Name)} = {Value(argument)}");
        }

        return $"[{kind}({string.Join(", ", positional.Concat(named))})]";
    }

    private static string Value(JsonProperty argument) => argument.Value.ValueKind switch
    {
        JsonValueKind.Array => $"new[] {{ {Joined(argument.Value)} }}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String when argument.Name is "activation" or "padding" || argument.Name.EndsWith("_initializer", StringComparison.Ordinal) => Member(argument),
        JsonValueKind.String => $"\"{argument.Value.GetString()}\"",
        _ => argument.Value.GetRawText(),
    };

    private static string Member(JsonProperty argument)
    {
        var type = argument.Name switch { "activation" => typeof(Activation), "padding" => typeof(Padding), _ => typeof(Initializer) };
        return $"{type.Name}.{Enum.Parse(type, argument.Value.GetString()!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)}";
    }

    private static string Pascal(string name) => name == "keepdims" ? "KeepDims" : string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The numbers of an array, nested ones in one row.</summary>
    private static string Joined(JsonElement array) =>
        string.Join(", ", array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Array ? Joined(item) : item.GetRawText()));
}
