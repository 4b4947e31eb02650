using FsCheck;
using FsCheck.Fluent;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>Random networks, emitted, compiled, loaded and run against what must hold for every network, and against plain loops.</summary>
[Collection(nameof(RandomNetworkTests))]
public class RandomNetworkTests
{
    private const int Networks = 30;

    [Fact]
    public void Random_networks_compute_what_they_declare() =>
        Prop.ForAll(RandomNetworks.One.ArrayOf(Networks).ToArbitrary(), networks =>
        {
            var assembly = CompiledNetworks.Load(Source(networks));
            var failures = new List<string>();
            for (var index = 0; index < networks.Length; index++)
            {
                try
                {
                    NetworkCheck.Run(assembly.GetType("N" + index)!, assembly.GetType("Kept" + index)!, index);
                }
                catch (Exception exception)
                {
                    failures.Add($"{networks[index].Attributes} [Train({networks[index].Train})]: {(exception.InnerException ?? exception).Message}");
                }
            }

            Assert.True(failures.Count == 0, $"{failures.Count} of {networks.Length} networks fail:\n" + string.Join("\n\n", failures));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1).WithReplay(Seed(), 1));

    /// <summary>Always the same networks, unless a seed is given from outside to look at others.</summary>
    private static ulong Seed() =>
        ulong.TryParse(Environment.GetEnvironmentVariable("STATICDENSE_RANDOM_NETWORKS"), out var seed) ? seed : 2026;

    private static string Source(RandomNetwork[] networks) => "using StaticDense;\n" + string.Concat(networks.Select((network, index) =>
        $"[Network] {network.Attributes} [Train({network.Train})] public partial class N{index};\n"
        + $"[Network] {network.Attributes} [Train({network.Train}, KeepGradients = true)] public partial class Kept{index};\n"));
}

/// <summary>Measures allocations, so nothing runs beside it.</summary>
[CollectionDefinition(nameof(RandomNetworkTests), DisableParallelization = true)]
public sealed class RandomNetworkCollection;
