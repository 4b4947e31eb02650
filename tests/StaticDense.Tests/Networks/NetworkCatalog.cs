using System.Reflection;
using StaticDense.Tests.Reference;

namespace StaticDense.Tests.Networks;

/// <summary>The networks declared for comparisons with the reference.</summary>
internal static class NetworkCatalog
{
    /// <summary>The names of all networks.</summary>
    public static IEnumerable<string> Names => Types().Select(type => type.Name);

    /// <summary>The names of all networks, for theories.</summary>
    public static TheoryData<string> All { get; } = [.. Names];

    /// <summary>The networks that keep gradients, for theories.</summary>
    public static TheoryData<string> Keeping { get; } =
        [.. Names.Where(IsKeeping)];

    /// <summary>Whether a network keeps gradients.</summary>
    public static bool IsKeeping(string name) => Type(name).GetCustomAttribute<TrainAttribute>()!.KeepGradients;

    public static Type Type(string name) => typeof(Hashed).Assembly.GetType($"StaticDense.Tests.Networks.{name}", throwOnError: true)!;

    /// <summary>A network and its reference with the same parameters and the same seed of draws.</summary>
    public static (NetworkUnderTest Network, ReferenceNetwork Reference) Pair(string name, int threads = 1)
    {
        const ulong seed = 7;
        var network = NetworkUnderTest.Of(Type(name), seed: 3, trainerSeed: seed, threads);
        var reference = DeclarationReader.Read(Type(name));
        var parameters = network.Export();

        // Biases start at zero, factors and moving variances at one: other values show more.
        var random = new Random(11);
        foreach (ref var parameter in parameters.AsSpan())
            parameter = parameter is 0 or 1 ? parameter + (random.NextSingle() * 0.5f) - 0.25f : parameter;
        network.Import(parameters);
        reference.Import(parameters);
        reference.Seed = seed;
        return (network, reference);
    }

    private static IEnumerable<Type> Types() => typeof(Hashed).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Hashed).Namespace && type.GetCustomAttribute<TrainAttribute>() is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal);
}
