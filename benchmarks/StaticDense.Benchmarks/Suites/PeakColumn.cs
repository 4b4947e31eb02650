using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Suites;

/// <summary>
/// A benchmark's mean rate as a fraction of the peak of multiply-adds, measured once when the suites have run. The <c>peak</c> command
/// measures both by turns and is what figures are quoted from.
/// </summary>
internal sealed class PeakColumn : IColumn
{
    private readonly Lazy<double> _peak = new(() => Enumerable.Range(0, 200).Max(_ => FmaPeak.Measure(10_000)));

    public string Id => nameof(PeakColumn);

    public string ColumnName => "Of the peak";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Rate of multiply-adds by the measured peak of one core";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
    {
        var work = benchmarkCase.Parameters.Items.Select(item => item.Value).OfType<Workload>().FirstOrDefault();
        var nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Mean;
        return work is null || nanoseconds is null ? "-" : (work.Flops / nanoseconds.Value / _peak.Value).ToString("F3", CultureInfo.InvariantCulture);
    }

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}
