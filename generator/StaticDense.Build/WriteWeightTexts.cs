using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;
using StaticDense.Generator.Parsing;

namespace StaticDense.Build;

/// <summary>
/// Writes weights as texts into the project's intermediate folder, because a generator reads no binary files: a few lines about the file, then all its bytes in
/// base 64. What counts is what a file holds, not when it was written: times go back when an older file is moved to its place. Files that no source names are left out.
/// </summary>
public sealed class WriteWeightTexts : ITask
{
    /// <summary>What a text begins with: the format and its version.</summary>
    public const string Head = "StaticDense weights 1";

    /// <summary>The largest file, in bytes: its text must fit the compiler.</summary>
    private const long Largest = 512L << 20;

    /// <summary>How the names of texts end, and those of golden files.</summary>
    private const string Extension = ".weights.txt", GoldenExtension = ".golden.json";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private List<string>? _sources;

    /// <inheritdoc/>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <inheritdoc/>
    public ITaskHost HostObject { get; set; } = null!;

    /// <summary>Files with weights.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The project's C# files: what none of them names in quotes is not used.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Texts that the compiler is given: golden files among them are noted beside the weights.</summary>
    public ITaskItem[] AdditionalFiles { get; set; } = [];

    /// <summary>The project's folder.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>The folder of the texts.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The largest file, in bytes, whose values become part of the code; a larger one becomes a resource of the assembly.</summary>
    [Required]
    public string LargestInCode { get; set; } = "";

    /// <summary>The texts.</summary>
    [Output]
    public ITaskItem[] Texts { get; private set; } = [];

    /// <summary>The files that become resources, with their name as <c>LogicalName</c>.</summary>
    [Output]
    public ITaskItem[] Resources { get; private set; } = [];

    /// <summary>
    /// A list of the used files and their fingerprints. It is written when it changes, and the compiler runs again when it was written: also when a file is gone, or older
    /// than the one that was compiled.
    /// </summary>
    [Output]
    public ITaskItem[] Fingerprints { get; private set; } = [];

    /// <inheritdoc/>
    public bool Execute()
    {
        if (!long.TryParse(LargestInCode, NumberStyles.None, CultureInfo.InvariantCulture, out var largest))
            return Fail($"StaticDenseLargestWeightsInCode is '{LargestInCode}'; a number of bytes was expected.", null);
        var output = Path.Combine(ProjectFolder, OutputFolder);
        var (texts, resources, fingerprints) = (new List<ITaskItem>(), new List<ITaskItem>(), new List<string>());
        foreach (var file in FullPaths(Files))
        {
            var name = NameOf(file);
            try
            {
                if (!IsNamed(name))
                    continue;
                var size = new FileInfo(file).Length;
                if (size > Largest)
                    return Fail($"'{name}' has {size} bytes; weights of at most {Largest} can be built in.", file);
                var content = File.ReadAllBytes(file);
                var (hash, start) = (Hash(content), Path.Combine(output, ShortName(name)));
                fingerprints.Add(hash + " " + name);
                var resource = size > largest ? "StaticDense/" + name : "";
                WriteText(start + Extension, string.Join("\n", Head, name, resource, hash) + "\n", content);
                texts.Add(new Item(start + Extension));
                if (resource.Length == 0)
                    continue;

                // What was looked at is what is embedded, whatever becomes of the file meanwhile.
                var copy = start + "." + hash.Substring(0, 16) + ".bin";
                if (!File.Exists(copy))
                    WriteWhole(copy, temporary => File.WriteAllBytes(temporary, content));
                resources.Add(new Item(copy, ("LogicalName", resource)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return Fail(error.Message, file);
            }
        }

        try
        {
            foreach (var file in FullPaths(AdditionalFiles).Where(file => file.EndsWith(GoldenExtension, StringComparison.Ordinal) && File.Exists(file)))
                fingerprints.Add(Hash(File.ReadAllBytes(file)) + " " + NameOf(file));
            Fingerprints = WriteFingerprints(Path.Combine(output, "StaticDense.files.txt"), fingerprints);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(error.Message, null);
        }

        (Texts, Resources) = ([.. texts], [.. resources]);
        return true;
    }

    private IEnumerable<string> FullPaths(ITaskItem[] items) =>
        items.Select(item => Path.GetFullPath(Path.Combine(ProjectFolder, item.ItemSpec))).Distinct(StringComparer.Ordinal);

    /// <summary>A file's path from the project's folder, parts separated by slashes; its own path where it stands on another drive.</summary>
    private string NameOf(string file) => ProjectPaths.Relative(Path.GetFullPath(ProjectFolder), file);

    /// <summary>A name that every file system takes: the end of the path as far as it is plain, and a fingerprint of the whole.</summary>
    private static string ShortName(string name)
    {
        const int longest = 40;
        var plain = string.Concat(name.Select(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' ? character : '-'));
        return plain.Substring(Math.Max(0, plain.Length - longest)) + "." + Hash(Encoding.UTF8.GetBytes(name)).Substring(0, 8);
    }

    private static string Hash(byte[] content)
    {
        using var hash = SHA256.Create();
        return string.Concat(hash.ComputeHash(content).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>Whether a source has the path's last part in quotes.</summary>
    private bool IsNamed(string name)
    {
        _sources ??= [.. Sources.Select(source => Path.Combine(ProjectFolder, source.ItemSpec)).Where(File.Exists).Select(File.ReadAllText)];
        var ending = name.Substring(name.LastIndexOf('/') + 1) + '"';
        return _sources.Any(source => source.IndexOf(ending, StringComparison.Ordinal) >= 0);
    }

    /// <summary>Writes a text unless its first lines say that it is there.</summary>
    private static void WriteText(string path, string head, byte[] content)
    {
        if (File.Exists(path) && string.Concat(File.ReadLines(path).Take(4).Select(line => line + "\n")) == head)
            return;
        WriteWhole(path, temporary => File.WriteAllText(temporary, head + Convert.ToBase64String(content) + "\n", Utf8));
    }

    /// <summary>Writes the list if it differs from the one that is there; a project that never had one gets none.</summary>
    private static ITaskItem[] WriteFingerprints(string path, List<string> fingerprints)
    {
        fingerprints.Sort(StringComparer.Ordinal);
        var text = string.Concat(fingerprints.Select(line => line + "\n"));
        if (!File.Exists(path) && fingerprints.Count == 0)
            return [];
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            WriteWhole(path, temporary => File.WriteAllText(temporary, text, Utf8));
        return [new Item(path)];
    }

    /// <summary>Another build of the same project may read meanwhile: a file is there whole or not at all.</summary>
    private static void WriteWhole(string path, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + "." + Guid.NewGuid().ToString("N");
        write(temporary);
        try
        {
            File.Delete(path);
            File.Move(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // The other build was first, with the same file.
            File.Delete(temporary);
        }
    }

    private bool Fail(string message, string? file)
    {
        BuildEngine.LogErrorEvent(new BuildErrorEventArgs("StaticDense", null, file, 0, 0, 0, 0, message, null, nameof(WriteWeightTexts)));
        return false;
    }
}
