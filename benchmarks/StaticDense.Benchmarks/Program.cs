using StaticDense.Benchmarks.Measure;
foreach (var work in Workloads.All().Where(w => args.Length == 0 || (w.Network + " " + w.What).Contains(args[0], StringComparison.Ordinal)))
{
    var f = PeakComparison.Measure(work, 1);
    Console.WriteLine(FormattableString.Invariant($"{work.Network,-16} {work.What,-36} {f.Seconds * 1e6,10:F3} us {f.Rate,8:F1} GF {f.Fraction,6:F3} {f.BestFraction,6:F3} of {f.Peak:F1} {f.Bytes}"));
}
