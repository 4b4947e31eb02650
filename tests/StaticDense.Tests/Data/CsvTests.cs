using System.Collections.Immutable;
using System.Globalization;

namespace StaticDense.Tests.Data;

public sealed class CsvTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void IntegerLabels()
    {
        var dataset = Read("a,class,b\n1,0,-2.5\n3e2,7,NaN\n", new() { LabelColumn = "class" }, out var names);

        Assert.Equal((2, 2, 1), (dataset.Count, dataset.InputSize, dataset.LabelsPerSample));
        Assert.Empty(names);
        var (inputs, labels, _, _) = All(dataset);
        Assert.Equal([1, -2.5f, 300, float.NaN], inputs);
        Assert.Equal([0, 7], labels);
    }

    [Fact]
    public void ClassNamesInOrdinalOrder()
    {
        var dataset = Read("1,virginica\n2,setosa\n3,virginica\n4,\"a \"\"b\"\", c\"\n", new() { HasHeader = false, LabelColumn = ^1, LabelsAreNames = true }, out var names);

        Assert.Equal(["a \"b\", c", "setosa", "virginica"], names.AsSpan());
        Assert.Equal([2, 1, 2, 0], All(dataset).Labels);
    }

    [Fact]
    public void GivenClassNamesKeepTheirOrder()
    {
        var options = new CsvOptions { LabelColumn = "y", LabelsAreNames = true, ClassNames = ["no", "yes", "maybe"] };

        var dataset = Read("x,y\n1,yes\n2,no\n", options, out var names);

        Assert.Equal(["no", "yes", "maybe"], names.AsSpan());
        Assert.Equal([1, 0], All(dataset).Labels);
        Assert.Equal("t.csv, line 2, column 'y': expected one of 'no', 'yes', 'maybe', found 'perhaps'.", Error("x,y\n1,perhaps\n", options));
    }

    [Fact]
    public void TargetsWeightsAndIgnoredColumns()
    {
        var options = new CsvOptions { Delimiter = ';', TargetColumns = ["t2", "t1"], WeightColumn = 1, IgnoredColumns = ["id"] };

        var dataset = Read("id;w;t1;x;t2\none;0.5;1; 2 ;3\n\ntwo;1.5;4;\"5\";6", options, out _);

        Assert.Equal((2, 1, 2, true), (dataset.Count, dataset.InputSize, dataset.TargetSize, dataset.HasSampleWeights));
        var (inputs, _, targets, weights) = All(dataset);
        Assert.Equal([2, 5], inputs);
        Assert.Equal([3, 1, 6, 4], targets);
        Assert.Equal([0.5f, 1.5f], weights);
    }

    [Fact]
    public void TheCultureDoesNotMatter()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // Comma for point, point between thousands, a minus sign of its own.
            var own = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            own.NumberFormat.NumberDecimalSeparator = ",";
            own.NumberFormat.NumberGroupSeparator = ".";
            own.NumberFormat.NegativeSign = "\u2212";
            CultureInfo.CurrentCulture = own;

            var dataset = Read("x,y\n-1.5,2\n", new() { LabelColumn = "y" }, out _);

            Assert.Equal([-1.5f], All(dataset).Inputs);
            Assert.Equal("t.csv, line 2, column 'x': expected a number, found '\u22121.5'.", Error("x,y\n\u22121.5,2\n", new() { LabelColumn = "y" }));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("x,y\n1,2\nabc,3\n", "t.csv, line 3, column 'x': expected a number, found 'abc'.")]
    [InlineData("x,y\n1,2\n,3\n", "t.csv, line 3, column 'x': expected a number, found ''.")]
    [InlineData("x,y\n\n1,2.0\n", "t.csv, line 3, column 'y': expected a label (a whole number from 0), found '2.0'.")]
    [InlineData("x,y\n1,-1\n", "t.csv, line 2, column 'y': expected a label (a whole number from 0), found '-1'.")]
    [InlineData("x,y\n1,99999999999\n", "t.csv, line 2, column 'y': expected a label (a whole number from 0), found '99999999999'.")]
    [InlineData("x,y\n1,2,3\n", "t.csv, line 2: expected 2 columns, found 3.")]
    [InlineData("x,y\n1\n", "t.csv, line 2: expected 2 columns, found 1.")]
    [InlineData("x,z\n1,2\n", "t.csv, line 1: expected a column 'y', found 'x', 'z'.")]
    [InlineData("y\n1\n", "t.csv, line 1: none of the 1 columns is left as an input.")]
    [InlineData("x,y\n", "t.csv: expected at least one row below the header, found none.")]
    [InlineData("", "t.csv: expected at least one row below the header, found none.")]
    [InlineData("x,y\n1,a\"b\n", "t.csv, line 2: the row cannot be taken apart: ")]
    public void Damage(string text, string message) => Assert.StartsWith(message, Error(text, new() { LabelColumn = "y" }), StringComparison.Ordinal);

    [Fact]
    public void AQuoteThatIsNeverClosed() =>
        Assert.StartsWith("t.csv, line ", Error("x,y\n1,\"2\n" + string.Concat(Enumerable.Repeat("1,2\n", 50_000)), new() { LabelColumn = "y" }), StringComparison.Ordinal);

    [Fact]
    public void ColumnsByPlaceWithoutAHeader()
    {
        var options = new CsvOptions { HasHeader = false, LabelColumn = 0 };

        Assert.Equal([5, 6], All(Read("5,1\n6,2\n", options, out _)).Labels);
        Assert.Equal("t.csv, line 1, column 2: expected a number, found 'x'.", Error("5,x\n", options));
        Assert.Equal("t.csv, line 1: expected a column 7, found 2 columns without names.", Error("5,1\n", options with { LabelColumn = 7 }));
        Assert.Equal("t.csv, line 1: expected a column 'y', found 2 columns without names.", Error("5,1\n", options with { LabelColumn = "y" }));
    }

    [Fact]
    public void OptionsThatContradictEachOther()
    {
        Assert.Throws<ArgumentException>(() => Read("x,y\n1,2\n", new(), out _));
        Assert.Throws<ArgumentException>(() => Read("x,y\n1,2\n", new() { LabelColumn = "y", TargetColumns = ["x"] }, out _));
        Assert.Throws<ArgumentException>(() => Read("x,y\n1,2\n", new() { LabelColumn = "y", WeightColumn = 1 }, out _));
        Assert.Throws<ArgumentException>(() => Read("x,y\n1,2\n", new() { LabelColumn = "y", ClassNames = ["a"] }, out _));
        Assert.Throws<ArgumentException>(() => Read("x,y\n1,2\n", new() { LabelColumn = "y", LabelsAreNames = true, ClassNames = ["a", "a"] }, out _));
    }

    [Fact]
    public void FilesInUtf8()
    {
        var path = folder.Write("a.csv", [0xEF, 0xBB, 0xBF, .. "größe,y\n1,2\n"u8]);

        Assert.Equal([2], All(Csv.Load(path, new() { LabelColumn = 1, IgnoredColumns = [] })).Labels);
        Assert.Equal([1], All(Csv.Load(path, new() { LabelColumn = "größe" })).Labels);
        Assert.Equal($"There is no file {folder.File("none")}.", Assert.Throws<NetworkFileException>(() => Csv.Load(folder.File("none"), new() { LabelColumn = 0 })).Message);
        Assert.Throws<NetworkFileException>(() => Csv.Load(folder.Path, new() { LabelColumn = 0 }));
    }

    private static Dataset Read(string text, CsvOptions options, out ImmutableArray<string> names)
    {
        using var reader = new StringReader(text);
        return Csv.Read(reader, "t.csv", options, out names);
    }

    private static string Error(string text, CsvOptions options) =>
        Assert.Throws<NetworkFileException>(() => Read(text, options, out _)).Message;

    private static (float[] Inputs, int[] Labels, float[] Targets, float[] Weights) All(Dataset dataset)
    {
        var inputs = new float[dataset.Count * dataset.InputSize];
        var labels = new int[dataset.Count * dataset.LabelsPerSample];
        var targets = new float[dataset.Count * dataset.TargetSize];
        var weights = new float[dataset.HasSampleWeights ? dataset.Count : 0];
        dataset.CopyBatch([.. Enumerable.Range(0, dataset.Count)], inputs, labels, targets, weights);
        return (inputs, labels, targets, weights);
    }
}
