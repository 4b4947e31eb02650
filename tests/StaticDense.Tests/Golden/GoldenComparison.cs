using System.Globalization;

namespace StaticDense.Tests.Golden;

/// <summary>
/// Compares values with a case's tensors, each within its own tolerance, and fails once with the tensor that differs most: where, by
/// how much, and what is allowed there.
/// </summary>
internal sealed class GoldenComparison(GoldenCase golden)
{
    private readonly List<Deviation> _deviations = [];
    private readonly HashSet<string> _compared = [];

    /// <summary>The tensors compared so far.</summary>
    public IReadOnlyCollection<string> Compared => _compared;

    /// <summary>Compares a tensor with what was computed.</summary>
    /// <param name="tensor">The tensor's name in the case.</param>
    /// <param name="actual">The computed values, row-major.</param>
    /// <param name="slack">What the computation adds to the absolute tolerance by its own construction.</param>
    public void Add(string tensor, ReadOnlySpan<float> actual, double slack = 0)
    {
        var want = golden.Tensor(tensor);
        var (absolute, relative) = golden.Tolerance(tensor);
        Assert.True(want.Floats.Length == actual.Length, $"{golden.Name}: {tensor} has {want.Floats.Length} values, {actual.Length} were computed.");
        _compared.Add(tensor);
        var worst = new Deviation(tensor, "", 0, 0, 0, 0);
        for (var i = 0; i < actual.Length; i++)
        {
            var expected = want.Floats[i];
            var allowed = absolute + slack + (relative * Math.Abs(expected));
            var difference = Math.Abs((double)actual[i] - expected);
            if (float.IsNaN(actual[i]) != float.IsNaN(expected))
                difference = double.PositiveInfinity;
            else if (float.IsNaN(expected) || actual[i] == expected)
                difference = 0;
            if (difference / allowed > worst.Ratio)
                worst = new Deviation(tensor, want.Place(i), actual[i], expected, difference, allowed);
        }

        _deviations.Add(worst);
    }

    /// <summary>
    /// Compares parameters or their gradients, all in canonical order, with the tensors below a prefix: there are none for the gradients of what
    /// is not trained.
    /// </summary>
    public void AddParameters(string prefix, ReadOnlySpan<float> actual, Func<string, double>? slack = null)
    {
        var offset = 0;
        foreach (var variable in golden.Variables())
        {
            var tensor = $"{prefix}/{variable}";
            var count = golden.Tensor($"param/{variable}").Floats.Length;
            if (prefix != "grad" || !golden.NonTrainable().Contains(variable))
                Add(tensor, actual.Slice(offset, count), slack?.Invoke(variable) ?? 0);
            offset += count;
        }

        Assert.Equal(actual.Length, offset);
    }

    /// <summary>Fails when a value lies outside its tolerance.</summary>
    public void Verify()
    {
        Assert.NotEmpty(_deviations);
        var outside = _deviations.Where(deviation => deviation.Ratio > 1).OrderByDescending(deviation => deviation.Ratio).ToList();
        if (outside.Count == 0)
            return;
        var others = outside.Count == 1 ? "" : $"\nalso outside: {string.Join(", ", outside.Skip(1).Select(d => d.Tensor))}";
        Assert.Fail($"{golden.Name}: {outside[0].Describe()}{others}");
    }

    private sealed record Deviation(string Tensor, string Place, float Actual, float Expected, double Difference, double Allowed)
    {
        public double Ratio => Allowed == 0 ? (Difference == 0 ? 0 : double.PositiveInfinity) : Difference / Allowed;

        public string Describe() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Tensor} differs most, at {Place}: got {Actual:R}, want {Expected:R}, off by {Difference:E2}, allowed {Allowed:E2} ({Ratio:F1} times too much).");
    }
}
