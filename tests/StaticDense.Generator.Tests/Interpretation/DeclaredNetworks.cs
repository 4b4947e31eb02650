using System.Reflection;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Documentation;
using StaticDense.Generator.Tests.Infrastructure;
using StaticDense.Tests.Reference;

namespace StaticDense.Generator.Tests.Interpretation;

/// <summary>
/// The networks that the library's tests declare, the golden cases among them, as the generator shapes them and as the reference reads
/// them. Their code is not emitted.
/// </summary>
internal static class DeclaredNetworks
{
    private static readonly Lazy<(IReadOnlyDictionary<string, ShapedNetwork> Shaped, IReadOnlyDictionary<string, Type> Types)> Project = new(Read);

    /// <summary>The names of those that compute something.</summary>
    public static IEnumerable<string> Names => Project.Value.Shaped.Keys.Order(StringComparer.Ordinal);

    public static ShapedNetwork Shaped(string name) => Project.Value.Shaped[name];

    public static ReferenceNetwork Reference(string name) => DeclarationReader.Read(Project.Value.Types[name]);

    /// <summary>One array for each parameter, of values in canonical order.</summary>
    public static float[][] Divide(ShapedNetwork network, float[] canonical)
    {
        var first = 0;
        float[][] parameters =
        [
            .. network.Layers.SelectMany(layer => layer.Parameters).Select(parameter =>
            {
                var size = (int)parameter.Shape.Size;
                first += size;
                return canonical[(first - size)..first];
            }),
        ];
        Assert.Equal(canonical.Length, first);
        return parameters;
    }

    private static (IReadOnlyDictionary<string, ShapedNetwork> Shaped, IReadOnlyDictionary<string, Type> Types) Read()
    {
        var compilation = GeneratorRun.Compilation([.. Readme.Sources("tests", "StaticDense.Tests.Networks")]);
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        var types = Assembly.Load(image.ToArray()).GetTypes().Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null);
        return (ShapedNetworks.Of(compilation), types.ToDictionary(type => type.Name));
    }
}
