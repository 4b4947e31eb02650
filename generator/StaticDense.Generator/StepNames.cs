namespace StaticDense.Generator;

/// <summary>The names by which tests follow the pipeline's steps.</summary>
internal static class StepNames
{
    public const string Parsed = nameof(Parsed);
    public const string Declared = nameof(Declared);
    public const string SharedNames = nameof(SharedNames);
    public const string Named = nameof(Named);
    public const string Shaped = nameof(Shaped);
    public const string WeightsFiles = nameof(WeightsFiles);
    public const string Weighted = nameof(Weighted);
    public const string GoldenFiles = nameof(GoldenFiles);
    public const string GoldenSources = nameof(GoldenSources);
    public const string Golden = nameof(Golden);
    public const string SelfTests = nameof(SelfTests);
    public const string Checked = nameof(Checked);
    public const string Emitted = nameof(Emitted);
    public const string Located = nameof(Located);
    public const string Budgets = nameof(Budgets);
    public const string Undeclared = nameof(Undeclared);
}
