using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;

namespace StaticDense.Build;

/// <summary>
/// Writes weights as texts into the project's intermediate folder, because a generator reads no binary files: a few lines about the file, then all its bytes in
/// base 64. A text that is as its file is left alone, so that nothing is compiled again. Files that no source names are left out.
/// </summary>
public sealed class WriteWeightTexts : ITask
{
    /// <summary>What a text begins with: the format and its version.</summary>
    public const string Head = "StaticDense weights 1";

    private List<string>? _sources;

    /// <inheritdoc/>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <inheritdoc/>
    public ITaskHost HostObject { get; set; } = null!;

    /// <summary>Files with weights.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The project's C# files: what none of them names in quotes is not used.</summary>
    [Required]
    public ITaskItem[] Sources { get; set; } = [];

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

    /// <inheritdoc/>
    public bool Execute()
    {
        if (!long.TryParse(LargestInCode, NumberStyles.None, CultureInfo.InvariantCulture, out var largest))
            return Fail($"StaticDenseLargestWeightsInCode is '{LargestInCode}'; a number of bytes was expected.", null);
        var (texts, resources) = (new List<ITaskItem>(), new List<ITaskItem>());
        foreach (var file in Files.Select(item => Path.GetFullPath(Path.Combine(ProjectFolder, item.ItemSpec))).Distinct(StringComparer.Ordinal))
        {
            var name = NameOf(file);
            try
            {
                if (!IsNamed(name))
                    continue;
                var isResource = new FileInfo(file).Length > largest;
                var text = Path.Combine(OutputFolder, Uri.EscapeDataString(name) + ".weights.txt");
                Write(file, name, isResource ? ResourceOf(name) : "", text);
                texts.Add(new Item(text));
                if (isResource)
                    resources.Add(new Item(file, ("LogicalName", ResourceOf(name))));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return Fail(error.Message, file);
            }
        }

        (Texts, Resources) = ([.. texts], [.. resources]);
        return true;
    }

    /// <summary>A file's path relative to the project, parts separated by slashes; the whole path where it stands elsewhere.</summary>
    private string NameOf(string file)
    {
        var folder = Path.GetFullPath(ProjectFolder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var relative = new Uri(folder).MakeRelativeUri(new Uri(file));
        return Uri.UnescapeDataString(relative.ToString());
    }

    private static string ResourceOf(string name) => "StaticDense/" + name;

    /// <summary>Whether a source has the path's last part in quotes.</summary>
    private bool IsNamed(string name)
    {
        _sources ??= [.. Sources.Select(source => Path.Combine(ProjectFolder, source.ItemSpec)).Where(File.Exists).Select(File.ReadAllText)];
        var ending = name.Substring(name.LastIndexOf('/') + 1) + '"';
        return _sources.Any(source => source.IndexOf(ending, StringComparison.Ordinal) >= 0);
    }

    /// <summary>Writes a text unless it is there, newer than its file, and says the same resource.</summary>
    private static void Write(string file, string name, string resource, string text)
    {
        string[] head = [Head, name, resource];
        if (File.Exists(text) && File.GetLastWriteTimeUtc(text) >= File.GetLastWriteTimeUtc(file) && File.ReadLines(text).Take(head.Length).SequenceEqual(head))
            return;
        var bytes = File.ReadAllBytes(file);
        using var hash = SHA256.Create();
        var content = new StringBuilder(string.Join("\n", head)).Append('\n');
        foreach (var part in hash.ComputeHash(bytes))
            content.Append(part.ToString("x2", CultureInfo.InvariantCulture));
        content.Append('\n').Append(Convert.ToBase64String(bytes)).Append('\n');

        // Another build of the same project may read meanwhile: the text is there whole or not at all.
        Directory.CreateDirectory(Path.GetDirectoryName(text)!);
        var temporary = text + "." + Guid.NewGuid().ToString("N");
        File.WriteAllText(temporary, content.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        try
        {
            File.Delete(text);
            File.Move(temporary, text);
        }
        catch (IOException) when (File.Exists(text))
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
