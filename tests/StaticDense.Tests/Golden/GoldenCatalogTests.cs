namespace StaticDense.Tests.Golden;

/// <summary>No golden case is left out silently.</summary>
public class GoldenCatalogTests
{
    private static readonly string[] TableNames = ["initializers.json", "metrics.json", "param_counts.json", "schedules.json"];

    [Fact]
    public void Every_case_of_the_whole_set_is_copied()
    {
        var copied = GoldenCatalog.Copied.ToHashSet();
        Assert.Equal(111, copied.Count);
        if (GoldenCatalog.WholeSet() is not { } set)
            return;
        var unknown = Directory.GetDirectories(set).Select(folder => Path.GetFileName(folder)!).Where(name => name != "tables" && !copied.Contains(name));
        Assert.True(!unknown.Any(), $"not copied: {string.Join(", ", unknown)}");
        foreach (var name in GoldenCatalog.Copied)
        {
            foreach (var file in (string[])["case.json", "tensors.safetensors"])
                Assert.Equal(File.ReadAllBytes(Path.Combine(set, name, file)), File.ReadAllBytes(Path.Combine(GoldenCase.Folder, name, file)));
        }
    }

    [Fact]
    public void Every_copied_case_is_run()
    {
        string[] run = [.. GoldenCatalog.OfKind("model"), .. GoldenCatalog.OfKind("loss"), .. GoldenCatalog.OfKind("activation_table")];
        Assert.Equal(GoldenCatalog.Copied, run.Order(StringComparer.Ordinal));
        Assert.Equal("activation_table", Assert.Single(GoldenCatalog.OfKind("activation_table")));
        foreach (var name in run.Where(name => name != "activation_table"))
            Assert.NotNull(GoldenCatalog.Declaration(name, 'G'));
        foreach (var name in GoldenCatalog.OfKind("model").Where(GoldenCatalog.IsTrained))
            Assert.NotNull(GoldenCatalog.Declaration(name, 'T'));
    }

    [Fact]
    public void Every_table_is_copied()
    {
        var tables = Directory.GetFiles(Path.Combine(GoldenCase.Folder, "tables")).Select(path => Path.GetFileName(path)!);
        Assert.Equal(TableNames, tables.Order(StringComparer.Ordinal));
    }
}
