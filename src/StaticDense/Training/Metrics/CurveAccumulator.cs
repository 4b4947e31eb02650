using StaticDense.Numerics;

namespace StaticDense;

/// <summary>
/// The area under a curve of counts at evenly spaced thresholds, as Keras approximates it. Each output falls between two thresholds, where its
/// target adds to the positives and the rest of 1 to the negatives; the counts above a threshold are sums from the top.
/// </summary>
/// <param name="ofPrecision">Whether the curve is precision over recall; else true positives over false positives.</param>
/// <param name="options">Thresholds and summation.</param>
internal sealed class CurveAccumulator(bool ofPrecision, MetricOptions options) : MetricAccumulator
{
    private readonly double[] positives = new double[options.AUCThresholds - 1];
    private readonly double[] negatives = new double[options.AUCThresholds - 1];

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            double allPositives = 0, allNegatives = 0, area = 0;
            for (var bin = 0; bin < positives.Length; bin++)
            {
                allPositives += positives[bin];
                allNegatives += negatives[bin];
            }

            // From the highest threshold, above which there is nothing, to the lowest.
            Counts above = default;
            for (var bin = positives.Length - 1; bin >= 0; bin--)
            {
                var below = new Counts(above.True + positives[bin], above.False + negatives[bin]);
                area += !ofPrecision ? Trapezium(above.False, below.False, allNegatives, ShareOf(above.True, allPositives), ShareOf(below.True, allPositives))
                    : options.AUCSummation == AUCSummation.Interpolation ? ShareOf(Interpolated(above, below), allPositives)
                    : Trapezium(above.True, below.True, allPositives, above.Precision, below.Precision);
                above = below;
            }

            return area;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(positives);
        Array.Clear(negatives);
    }

    /// <inheritdoc/>
    public override void Add(in MetricBatch batch)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var weight = batch.Weight(row);
            for (var channel = 0; channel < batch.Channels; channel++)
            {
                var bin = BinOf(batch.Output(row, channel));
                double target = batch.Target(row, channel);
                positives[bin] += weight * target;
                negatives[bin] += weight * (1 - target);
            }
        }
    }

    private static double ShareOf(double part, double whole) => ConfusionAccumulator.Share(part, whole);

    /// <summary>
    /// The area between two thresholds under precision over recall, times all positives, where both counts change in a straight line: with the slope
    /// s of true positives over outputs above, <c>s · (dTP + (TP - s · P) · log(P' / P))</c> (Davis and Goadrich 2006).
    /// </summary>
    private static double Interpolated(Counts above, Counts below)
    {
        var slope = ShareOf(below.True - above.True, Math.Max(below.All - above.All, 0));
        var intercept = above.True - (slope * above.All);
        var ratio = above.All > 0 && below.All > 0 ? below.All / above.All : 1;
        return slope * (below.True - above.True + (intercept * DoubleFunctions.Log(ratio)));
    }

    private double Trapezium(double from, double to, double whole, double left, double right) =>
        (ShareOf(to, whole) - ShareOf(from, whole)) * options.AUCSummation switch
        {
            AUCSummation.Minoring => Math.Min(left, right),
            AUCSummation.Majoring => Math.Max(left, right),
            _ => (left + right) / 2,
        };

    /// <summary>The bin between thresholds i and i + 1, the upper one included; what lies outside [0, 1], or is NaN, counts as the border.</summary>
    private int BinOf(float output)
    {
        var p = options.OutputsAreLogits ? (float)(1 / (1 + DoubleFunctions.Exp(-(double)output))) : output;
        var bin = MathF.Ceiling(p * positives.Length) - 1;
        return bin >= 0 ? (int)Math.Min(bin, positives.Length - 1) : 0;
    }

    /// <summary>Positives and negatives above a threshold.</summary>
    private readonly record struct Counts(double True, double False)
    {
        public double All => True + False;

        public double Precision => ShareOf(True, All);
    }
}
