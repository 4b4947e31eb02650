using BenchmarkDotNet.Attributes;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Suites;

/// <summary>The generator over a small project. What has to be prepared before each run (a compilation) is a small part of the time.</summary>
public class GeneratorRuns
{
    private GeneratorSession _session = null!;

    /// <summary>The declarations.</summary>
    public static IEnumerable<DeclaredSource> Sources => GeneratorSession.Networks;

    /// <summary>The declaration.</summary>
    [ParamsSource(nameof(Sources))]
    public DeclaredSource Network { get; set; } = null!;

    /// <summary>Runs the generator once, so that there is something to reuse.</summary>
    [GlobalSetup]
    public void Setup() => _session = new(Network);

    /// <summary>Everything from the start.</summary>
    [Benchmark]
    public void Cold() => _session.Cold()();

    /// <summary>Another file was edited.</summary>
    [Benchmark]
    public void UnrelatedEdit() => _session.UnrelatedEdit()();

    /// <summary>A layer's size was edited.</summary>
    [Benchmark]
    public void DeclarationEdit() => _session.DeclarationEdit()();
}
