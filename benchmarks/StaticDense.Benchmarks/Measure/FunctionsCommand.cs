using System.Diagnostics;
using System.Globalization;

namespace StaticDense.Benchmarks.Measure;

/// <summary>Times the library's elementary functions beside the platform's, by turns, and finds their largest errors over all floats.</summary>
internal static class FunctionsCommand
{
    private const int Count = 4096;

    public static void Run(CommandOptions options)
    {
        Console.WriteLine(Machine.Describe());
        var table = new MarkdownTable("function", "arguments", "ours, ns a value", "MathF", "TensorPrimitives", "MathF / ours", "TensorPrimitives / ours", "largest error, units", "at");
        foreach (var function in FunctionCase.All.Where(function => function.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
        {
            var times = Times(function, options.Seconds);
            var (units, at) = options.Errors ? FunctionErrors.Largest(function) : (double.NaN, float.NaN);
            table.Add(
                function.Name,
                string.Create(CultureInfo.InvariantCulture, $"{function.From} to {function.To}"),
                Number(times[0], "F3"),
                Number(times[1], "F3"),
                Number(times[2], "F3"),
                Number(times[1] / times[0], "F1"),
                Number(times[2] / times[0], "F2"),
                Number(units, "F3"),
                float.IsNaN(at) ? "-" : at.ToString("R", CultureInfo.InvariantCulture));
            Console.Error.Write(".");
        }

        Console.Error.WriteLine();
        Console.Write(table);
        if (options.Save)
        {
            Results.Save(
                $"functions-{NetworkRuntime.Path.ToString().ToLowerInvariant()}.md",
                "Elementary functions, one thread",
                string.Create(CultureInfo.InvariantCulture, $"Medians over {Count} values in cache, taken by turns. Errors are over all 2^32 floats, against doubles, in units in the last place."),
                table);
        }
    }

    private static string Number(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Nanoseconds of one value: ours, a loop over MathF, TensorPrimitives; NaN for what there is not.</summary>
    private static double[] Times(FunctionCase function, double seconds)
    {
        var x = new float[Count];
        var y = new float[Count];
        for (var i = 0; i < Count; i++)
            x[i] = function.From + ((function.To - function.From) * (i * 2654435761u % Count) / Count);
        SpanFunction? loop = function.Scalar is { } scalar ? (from, to) => Loop(scalar, from, to) : null;
        SpanFunction?[] forms = [function.Ours, loop, function.Tensor];
        var times = forms.Select(_ => new List<double>()).ToArray();
        var begin = Stopwatch.GetTimestamp();
        for (var round = 0; round < 100 || Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds; round++)
        {
            for (var form = 0; form < forms.Length; form++)
            {
                if (forms[form] is not { } run)
                    continue;
                var start = Stopwatch.GetTimestamp();
                for (var repeat = 0; repeat < 8; repeat++)
                    run(x, y);
                times[form].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / (8 * Count));
            }
        }

        return [.. times.Select(list => list.Count == 0 ? double.NaN : list.Order().ElementAt(list.Count / 2))];
    }

    private static void Loop(Func<float, float> function, ReadOnlySpan<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++)
            y[i] = function(x[i]);
    }
}
