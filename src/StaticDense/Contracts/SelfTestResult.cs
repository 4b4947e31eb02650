using System.Globalization;

namespace StaticDense;

/// <summary>What a network's self-test found: how its outputs on this machine compare with those of its golden file.</summary>
public readonly record struct SelfTestResult
{
    /// <summary>Whether cases were run and no output is off by more than the tolerance.</summary>
    public bool Passed => Cases > 0 && FailedOutputs == 0;

    /// <summary>The number of cases that were run.</summary>
    public int Cases { get; init; }

    /// <summary>The number of outputs that were compared, all cases together.</summary>
    public int Outputs { get; init; }

    /// <summary>How many of them are off by more than the tolerance.</summary>
    public int FailedOutputs { get; init; }

    /// <summary>The largest difference from an expected output, in units of that output where it is greater than 1; infinite for NaN.</summary>
    public double LargestError { get; init; }

    /// <summary>The case with the largest error, counted from 0 as the golden file has them.</summary>
    public int Case { get; init; }

    /// <summary>The output with the largest error, counted from 0.</summary>
    public int Output { get; init; }

    /// <summary>What was expected there.</summary>
    public float Expected { get; init; }

    /// <summary>What the network gave there.</summary>
    public float Got { get; init; }

    /// <summary>The largest error that passes.</summary>
    public double Tolerance { get; init; }

    /// <summary>All of it in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"self-test {(Passed ? "passed" : "FAILED")}: {Cases} cases, {FailedOutputs} of {Outputs} outputs off by more than {Tolerance}; " +
        $"largest error {LargestError:0.##E+0} at case {Case}, output {Output}: {Got} where {Expected} is expected");
}
