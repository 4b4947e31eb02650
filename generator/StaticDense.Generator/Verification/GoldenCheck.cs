using System.Globalization;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Interpretation;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Verification;

/// <summary>Runs a network with its weights on its golden vectors, in double precision, and says whether an output is off.</summary>
internal static class GoldenCheck
{
    /// <summary>The most multiply-adds of all cases together: a few seconds of a build.</summary>
    public const long MostMultiplyAdds = 4_000_000_000;

    /// <summary>Reads the file and compares.</summary>
    public static GoldenResult Of(GoldenSource source, CancellationToken cancellation)
    {
        var declaration = source.Network.Declaration;
        try
        {
            if (source.File?.Text is null)
                return new(declaration, EquatableArray.Of(Missing(declaration.Golden!, source)), null);
            var (vectors, finding) = GoldenFileReader.Read(source.Network, source.File, cancellation);
            if (vectors is not null)
                finding = Compare(source.Network, declaration.Golden!, vectors, cancellation);
            return new(declaration, finding is null ? EquatableArray<Finding>.Empty : EquatableArray.Of(finding), vectors);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(declaration, EquatableArray.Of(Finding.OfException(declaration.Type.Name, exception)), null);
        }
    }

    private static Finding Missing(GoldenDeclaration golden, GoldenSource source)
    {
        var advice = source.File is not null ? "the file cannot be read"
            : !golden.Path.EndsWith(ProjectText.GoldenExtension, StringComparison.Ordinal) ? $"the build hands over files whose names end with {ProjectText.GoldenExtension}"
            : source.Others.Count == 0 ? "record it with net.WriteGolden(path, dataset, count) into the project's folder"
            : "there is " + string.Join(", ", source.Others.Select(other => $"'{other}'"));
        return Finding.Of(RuleIds.GoldenMissing, FindingTarget.Golden.At("path"), golden.Path, advice);
    }

    private static Finding? Compare(ShapedNetwork network, GoldenDeclaration golden, GoldenVectors vectors, CancellationToken cancellation)
    {
        var interpreter = new Interpreter(network, network.Weights!.Values);
        var (off, worst) = (0L, default(Difference));
        for (var index = 0; index < vectors.Cases.Count; index++)
        {
            var expected = vectors.Cases[index].Output;
            var got = interpreter.Run([.. vectors.Cases[index].Input.Select(value => (double)value)], cancellation);
            for (var output = 0; output < got.Length; output++)
            {
                var difference = new Difference(index, output, expected[output], got[output]);
                if (difference.Scaled > golden.Tolerance)
                    off++;
                if (difference.Scaled > worst.Scaled)
                    worst = difference;
            }
        }

        if (off == 0)
            return null;
        var total = (long)vectors.Cases.Count * network.OutputShape.Size;
        return Finding.Of(
            RuleIds.GoldenOff, FindingTarget.Golden, vectors.Cases[worst.Case].Name, worst.Output, Spell(worst.Got), Spell(worst.Expected),
            Spell(Math.Abs(worst.Got - worst.Expected)), off, total, Spell(golden.Tolerance), golden.Path);
    }

    private static string Spell(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>How far an output is from what is expected.</summary>
    private readonly record struct Difference(int Case, int Output, double Expected, double Got)
    {
        /// <summary>The difference, in units of the expected output where that is greater than 1; infinite for NaN.</summary>
        public double Scaled
        {
            get
            {
                var scaled = Math.Abs(Got - Expected) / Math.Max(1, Math.Abs(Expected));
                return double.IsNaN(scaled) ? double.PositiveInfinity : scaled;
            }
        }
    }
}
