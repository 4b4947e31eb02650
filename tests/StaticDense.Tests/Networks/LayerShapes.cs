using System.Reflection;
using StaticDense.Tests.Reference;

namespace StaticDense.Tests.Networks;

/// <summary>
/// Layers at many shapes for checks of the reference. They are no networks: attributes alone, from which nothing is generated.
/// </summary>
internal static partial class LayerShapes
{
    /// <summary>The shape of one sample.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class SampleAttribute(params int[] shape) : Attribute
    {
        public int[] Shape { get; } = shape;
    }

    /// <summary>The declared shapes.</summary>
    public static IEnumerable<Type> All => typeof(LayerShapes).GetNestedTypes().Where(type => type.GetCustomAttribute<SampleAttribute>() is not null);

    /// <summary>The reference of a declared shape.</summary>
    public static ReferenceNetwork Read(Type type) => DeclarationReader.Read(type, type.GetCustomAttribute<SampleAttribute>()!.Shape);
}
