using System.Runtime.CompilerServices;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>
/// A few emitted files, compared exactly with the texts in <c>Snapshots</c>, so that a change of emission is seen as what it does to the
/// code. To accept a change, run these tests with STATICDENSE_UPDATE_SNAPSHOTS=1 and read the difference before committing it.
/// </summary>
public class SnapshotTests
{
    private const string SmallRegression = """
        [Input(4)]
        [Dense(16, Activation.ReLU)]
        [Dense(16, Activation.Tanh)]
        [Dense(2)]
        """;

    private const string Classifier = """
        [Input(100)]
        [Dense(64, Activation.ReLU, KernelL2 = 1e-4)]
        [Dropout(0.25)]
        [Dense(10, Activation.Softmax)]
        [Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
        """;

    [Theory]
    [InlineData(SmallRegression, "Net.Vector512.g.cs", "StraightLine.Vector512.txt")]
    [InlineData(Classifier, "Net.g.cs", "Classifier.txt")]
    [InlineData(Classifier, "Net.Forward.g.cs", "Classifier.Forward.txt")]
    [InlineData(Classifier, "Net.Backward.g.cs", "Classifier.Backward.txt")]
    [InlineData(Classifier, "Net.Vector.g.cs", "Classifier.Vector.txt")]
    public void Emitted_files_read_as_accepted(string attributes, string file, string snapshot)
    {
        var emitted = GeneratorRun.Of(Declarations.Net(attributes)).Sources[file];
        var path = Path.Combine(Folder(), snapshot);
        if (Environment.GetEnvironmentVariable("STATICDENSE_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, emitted);
        Assert.True(File.Exists(path), $"There is no {path}: run with STATICDENSE_UPDATE_SNAPSHOTS=1 to write it.");
        var accepted = File.ReadAllText(path);
        if (accepted == emitted)
            return;
        var (before, after) = (accepted.Split('\n'), emitted.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"{file} differs from {snapshot} at line {line + 1}; accept it with STATICDENSE_UPDATE_SNAPSHOTS=1.\n"
            + $"accepted: {before.ElementAtOrDefault(line)}\nemitted:  {after.ElementAtOrDefault(line)}");
    }

    [Fact]
    public void Every_snapshot_is_compared()
    {
        var compared = typeof(SnapshotTests).GetMethod(nameof(Emitted_files_read_as_accepted))!.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[2].Value!);
        Assert.Equal(compared.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder()).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Snapshots");
}
