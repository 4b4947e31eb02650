namespace StaticDense.Benchmarks.Measure;

/// <summary>Tables that are kept, a folder for each processor.</summary>
internal static class Results
{
    public static void Save(string file, string title, string explanation, MarkdownTable table)
    {
        Directory.CreateDirectory(Machine.ResultsFolder);
        var path = Path.Combine(Machine.ResultsFolder, file);
        File.WriteAllText(path, $"# {title}\n\n{Machine.Describe()}\n\n{explanation}\n\n{table}");
        Console.WriteLine(path);
    }
}
