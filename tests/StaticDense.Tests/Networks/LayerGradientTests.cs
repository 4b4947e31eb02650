namespace StaticDense.Tests.Networks;

/// <summary>The reference's gradients of each layer and its arguments, at shapes that are not generated.</summary>
public class LayerGradientTests
{
    public static TheoryData<string> Shapes { get; } = [.. LayerShapes.All.Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradients_are_the_loss_by_central_differences(string name)
    {
        var reference = LayerShapes.Read(typeof(LayerShapes).GetNestedType(name)!);
        var random = new Random(31);
        reference.Import([.. Enumerable.Range(0, reference.ParameterCount).Select(_ => (random.NextSingle() * 1.5f) - 0.75f)]);
        reference.Seed = 5;
        CentralDifferences.Check(name, reference, Batch.Draw(reference, 3, seed: 22, weighted: true));
    }

    [Fact]
    public void Every_layer_is_checked()
    {
        var declared = LayerShapes.All.SelectMany(type => type.GetCustomAttributes(typeof(LayerAttribute), inherit: false))
            .Select(attribute => attribute.GetType()).ToHashSet();
        var elsewhere = new[] { typeof(ReLUAttribute), typeof(LeakyReLUAttribute), typeof(ELUAttribute) };
        var layers = typeof(LayerAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract);
        Assert.Empty(layers.Except(declared).Except(elsewhere).Select(type => type.Name));
    }
}
