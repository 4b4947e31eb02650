using System.Text.Json;

namespace StaticDense.Tests.Golden;

/// <summary>One case of the golden set: what case.json says and the tensors beside it.</summary>
internal sealed class GoldenCase
{
    private readonly JsonElement _root;
    private readonly IReadOnlyDictionary<string, GoldenTensor> _tensors;

    private GoldenCase(string name, JsonElement root, IReadOnlyDictionary<string, GoldenTensor> tensors)
    {
        Name = name;
        _root = root;
        _tensors = tensors;
    }

    /// <summary>The copied cases' folder in the test's output.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Golden", "dev");

    public string Name { get; }

    public string Kind => _root.GetProperty("kind").GetString()!;

    /// <summary>The samples of the batch.</summary>
    public int Batch => _root.GetProperty("batch").GetInt32();

    /// <summary>The learning rate of each step.</summary>
    public double[] LearningRates => [.. Root.GetProperty("learning_rates").EnumerateArray().Select(rate => rate.GetDouble())];

    /// <summary>The numbers of steps after which there are values.</summary>
    public int[] Steps => [.. Root.GetProperty("steps").EnumerateArray().Select(step => step.GetInt32())];

    /// <summary>The layers as case.json gives them.</summary>
    public IEnumerable<JsonElement> Layers => _root.GetProperty("layers").EnumerateArray();

    /// <summary>Everything that case.json says.</summary>
    public JsonElement Root => _root;

    /// <summary>The names of the tensors that an implementation has to reproduce.</summary>
    public IEnumerable<string> Expected =>
        _root.GetProperty("tensors").EnumerateObject().Where(t => t.Value.GetProperty("role").GetString() == "expected").Select(t => t.Name);

    public static GoldenCase Read(string name)
    {
        var folder = Path.Combine(Folder, name);
        var root = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
        return new GoldenCase(name, root, TensorFile.Read(Path.Combine(folder, "tensors.safetensors")));
    }

    public bool Has(string tensor) => _tensors.ContainsKey(tensor);

    public GoldenTensor Tensor(string tensor) =>
        _tensors.TryGetValue(tensor, out var found) ? found : throw new KeyNotFoundException($"{Name} has no tensor {tensor}.");

    /// <summary>A tensor's floats; empty when the case has none of that name.</summary>
    public float[] Floats(string tensor) => Has(tensor) ? Tensor(tensor).Floats : [];

    /// <summary>A tensor's integers; empty when the case has none of that name.</summary>
    public int[] Integers(string tensor) => Has(tensor) ? Tensor(tensor).Integers : [];

    /// <summary>The tensors below a prefix one after the other, in the order of the layers' variables: canonical parameters.</summary>
    public float[] Parameters(string prefix)
    {
        var values = new List<float>();
        foreach (var variable in Variables())
            values.AddRange(Tensor($"{prefix}/{variable}").Floats);
        return [.. values];
    }

    /// <summary>Layer and variable of each parameter, in canonical order: <c>dense/kernel</c>.</summary>
    public IEnumerable<string> Variables() =>
        from layer in Layers
        from variable in layer.GetProperty("variables").EnumerateArray()
        select $"{layer.GetProperty("config").GetProperty("name").GetString()}/{variable.GetProperty("name").GetString()}";

    /// <summary>Layer and variable of what is not trained, such as moving statistics.</summary>
    public IEnumerable<string> NonTrainable() =>
        from layer in Layers
        from variable in layer.GetProperty("variables").EnumerateArray()
        where !variable.GetProperty("trainable").GetBoolean()
        select $"{layer.GetProperty("config").GetProperty("name").GetString()}/{variable.GetProperty("name").GetString()}";

    /// <summary>What a value may differ by: <c>atol + rtol · |want|</c>.</summary>
    public (double Absolute, double Relative) Tolerance(string tensor)
    {
        var entry = _root.GetProperty("tensors").GetProperty(tensor);
        return (entry.GetProperty("atol").GetDouble(), entry.GetProperty("rtol").GetDouble());
    }

    public override string ToString() => Name;
}
