using System.Collections;
using Microsoft.Build.Framework;
using StaticDense.Build;
using StaticDense.Generator.Parsing;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Build;

/// <summary>The build's task writes what the generator reads; only for files that are used, and only when they have changed.</summary>
public sealed class WriteWeightTextsTests : IDisposable
{
    private static readonly byte[] Content = WeightsTexts.Dense(4, 3);

    private readonly string _folder = Directory.CreateTempSubdirectory("staticdense-weights-").FullName;

    public WriteWeightTextsTests()
    {
        Write("models/net.safetensors", Content);
        Write("unused.safetensors", [1]);
        Write("Net.cs", System.Text.Encoding.UTF8.GetBytes("[Weights(\"models/net.safetensors\")] partial class Net;"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_text_is_what_the_generator_reads()
    {
        var task = Run("models/net.safetensors", "unused.safetensors", "models/../models/net.safetensors");
        var text = Assert.Single(task.Texts).ItemSpec;
        Assert.EndsWith(WeightsTextParser.Extension, text, StringComparison.Ordinal);
        Assert.Equal(WeightsTexts.Of("models/net.safetensors", Content).GetText()!.ToString(), File.ReadAllText(text));
        var file = WeightsTextParser.Parse(new ProjectFile(text, File.ReadAllText(text)), CancellationToken.None)!;
        Assert.Equal(("models/net.safetensors", ""), (file.Path, file.Resource));
        Assert.Equal(Content, file.Content);
        Assert.Empty(task.Resources);
        Assert.Equal([.. task.Fingerprints.Select(item => item.ItemSpec), text], Directory.GetFiles(Path.Combine(_folder, "obj")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_large_file_becomes_a_resource()
    {
        var task = Run(largest: Content.Length - 1, "models/net.safetensors");
        var resource = Assert.Single(task.Resources);
        Assert.Equal(Content, File.ReadAllBytes(resource.ItemSpec));
        Assert.Equal("StaticDense/models/net.safetensors", resource.GetMetadata("LogicalName"));
        Assert.Equal("StaticDense/models/net.safetensors", File.ReadAllLines(Assert.Single(task.Texts).ItemSpec)[2]);

        // The limit has changed, the file has not.
        Assert.Empty(Run("models/net.safetensors").Resources);
        Assert.Equal("", File.ReadAllLines(Assert.Single(task.Texts).ItemSpec)[2]);
    }

    [Fact]
    public void A_text_is_written_again_only_when_its_file_holds_something_else()
    {
        var task = Run("models/net.safetensors");
        var (text, list) = (Assert.Single(task.Texts).ItemSpec, Assert.Single(task.Fingerprints).ItemSpec);
        var written = DateTime.UtcNow.AddMinutes(-10);
        File.SetLastWriteTimeUtc(text, written);
        File.SetLastWriteTimeUtc(list, written);
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "models", "net.safetensors"), DateTime.UtcNow);
        Run("models/net.safetensors");
        Assert.Equal(written, File.GetLastWriteTimeUtc(text), TimeSpan.FromSeconds(1));
        Assert.Equal(written, File.GetLastWriteTimeUtc(list), TimeSpan.FromSeconds(1));

        // Another file, older than the text.
        Write("models/net.safetensors", [1, 2, 3]);
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "models", "net.safetensors"), written.AddDays(-1));
        Run("models/net.safetensors");
        Assert.Equal(Convert.ToBase64String([1, 2, 3]), File.ReadAllLines(text)[4]);
        Assert.NotEqual(written, File.GetLastWriteTimeUtc(list));

        // It is gone.
        File.SetLastWriteTimeUtc(list, written);
        Assert.Equal([list], Run().Fingerprints.Select(item => item.ItemSpec));
        Assert.Equal("", File.ReadAllText(list));
        Assert.NotEqual(written, File.GetLastWriteTimeUtc(list));
    }

    [Fact]
    public void Names_of_any_kind_are_kept_and_texts_have_short_ones()
    {
        foreach (var name in new[] { "a b#c;d.safetensors", "p%41q.safetensors", "c:d.safetensors", new string('\u6a21', 60) + ".safetensors" })
        {
            Write("models/" + name, Content);
            Write("Net.cs", System.Text.Encoding.UTF8.GetBytes($"\"models/{name}\""));
            var text = Assert.Single(Run("models/" + name).Texts).ItemSpec;
            Assert.Equal("models/" + name, File.ReadAllLines(text)[1]);
            Assert.InRange(Path.GetFileName(text).Length, 10, 70);
        }
    }

    [Fact]
    public void Golden_files_are_noted_and_a_project_without_files_gets_no_list()
    {
        Assert.Empty(Run().Fingerprints);
        var task = Task(1000);
        Write("x.golden.json", [1]);
        task.AdditionalFiles = [new Named("x.golden.json"), new Named("notes.txt")];
        Assert.True(task.Execute());
        Assert.EndsWith(" x.golden.json", Assert.Single(File.ReadAllLines(Assert.Single(task.Fingerprints).ItemSpec)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_an_error_that_names_it()
    {
        var task = Task(1000, "models/absent.safetensors");
        Write("Net.cs", System.Text.Encoding.UTF8.GetBytes("\"absent.safetensors\""));
        Assert.False(task.Execute());
        Assert.Contains("absent.safetensors", Assert.Single(((Engine)task.BuildEngine).Errors), StringComparison.Ordinal);

        var wrong = Task(1000, "models/net.safetensors");
        wrong.LargestInCode = "64 KiB";
        Assert.False(wrong.Execute());
        Assert.Contains("'64 KiB'", Assert.Single(((Engine)wrong.BuildEngine).Errors), StringComparison.Ordinal);
    }

    private WriteWeightTexts Run(params string[] files) => Run(65_536, files);

    private WriteWeightTexts Run(long largest, params string[] files)
    {
        var task = Task(largest, files);
        Assert.True(task.Execute(), string.Join("\n", ((Engine)task.BuildEngine).Errors));
        return task;
    }

    private WriteWeightTexts Task(long largest, params string[] files) => new()
    {
        BuildEngine = new Engine(),
        Files = [.. files.Select(file => new Named(file))],
        Sources = [new Named("Net.cs"), new Named("Absent.cs")],
        ProjectFolder = _folder,
        OutputFolder = Path.Combine(_folder, "obj"),
        LargestInCode = FormattableString.Invariant($"{largest}"),
    };

    private void Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private sealed class Engine : IBuildEngine
    {
        public List<string> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

        public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add($"{e.File}: {e.Message}");

        public void LogMessageEvent(BuildMessageEventArgs e) => throw new NotSupportedException();

        public void LogWarningEvent(BuildWarningEventArgs e) => throw new NotSupportedException();
    }

    private sealed class Named(string path) : ITaskItem
    {
        public string ItemSpec { get; set; } = path;

        public ICollection MetadataNames => Array.Empty<string>();

        public int MetadataCount => 0;

        public IDictionary CloneCustomMetadata() => new Dictionary<string, string>();

        public void CopyMetadataTo(ITaskItem destinationItem) => throw new NotSupportedException();

        public string GetMetadata(string metadataName) => "";

        public void RemoveMetadata(string metadataName) => throw new NotSupportedException();

        public void SetMetadata(string metadataName, string metadataValue) => throw new NotSupportedException();
    }
}
