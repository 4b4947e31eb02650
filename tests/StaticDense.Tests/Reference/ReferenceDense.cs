namespace StaticDense.Tests.Reference;

/// <summary>A dense layer on the last axis: every sum is a chain of multiply-adds in ascending order of the summed index.</summary>
internal sealed class ReferenceDense(ReferenceParameter kernel, ReferenceParameter? bias, ReferenceActivation activation)
    : ReferenceKernelLayer([kernel], bias, activation)
{
    private float[] _inputs = [];

    private int InputChannels => kernel.Shape[0];

    private int Units => kernel.Shape[1];

    protected override float[] Sums(float[] inputs, Pass pass)
    {
        _inputs = inputs;
        var rows = inputs.Length / InputChannels;
        var sums = new float[rows * Units];
        var ends = SegmentEnds(InputChannels, Units);
        for (var row = 0; row < rows; row++)
            RowSums(inputs.AsSpan(row * InputChannels, InputChannels), sums.AsSpan(row * Units, Units), ends);
        return sums;
    }

    protected override float[] SumsBackward(float[] delta, Pass pass)
    {
        KernelGradient(delta);
        return InputGradient(delta);
    }

    /// <summary>
    /// Where the segments of a forward sum end. A narrow layer's sum is cut so that one sample need not wait for every step of one chain;
    /// the rule looks at the layer's shape alone. P being the panels of 16 units: 4 segments when P = 1 and there are 16 inputs or more, else
    /// 2 when P is at most 3 and there are 8 inputs or more, else 1. The first ones have inputs / segments steps, rounded down to a multiple of
    /// 16, or of 4 below 16; the last one has the rest.
    /// </summary>
    public static int[] SegmentEnds(int inputs, int units)
    {
        var panels = (units + 15) / 16;
        var segments = panels == 1 && inputs >= 16 ? 4 : panels <= 3 && inputs >= 8 ? 2 : 1;
        var length = inputs / segments;
        length -= length % (length >= 16 ? 16 : 4);
        var ends = new int[segments];
        for (var segment = 0; segment < segments; segment++)
            ends[segment] = segment == segments - 1 ? inputs : (segment + 1) * length;
        return ends;
    }

    /// <summary>The sums of one row: the first segment starts from the bias, the others from +0; joined s0 + s1 or (s0 + s1) + (s2 + s3).</summary>
    private void RowSums(ReadOnlySpan<float> inputs, Span<float> sums, int[] ends)
    {
        var segments = new float[ends.Length][];
        for (var segment = 0; segment < ends.Length; segment++)
        {
            var sum = segments[segment] = new float[Units];
            if (segment == 0)
                Start(sum);
            for (var input = segment == 0 ? 0 : ends[segment - 1]; input < ends[segment]; input++)
            {
                var weights = kernel.Values.AsSpan(input * Units, Units);
                for (var unit = 0; unit < sum.Length; unit++)
                    sum[unit] = Arithmetic.MultiplyAdd(inputs[input], weights[unit], sum[unit]);
            }
        }

        for (var unit = 0; unit < sums.Length; unit++)
        {
            sums[unit] = segments.Length switch
            {
                1 => segments[0][unit],
                2 => segments[0][unit] + segments[1][unit],
                _ => (segments[0][unit] + segments[1][unit]) + (segments[2][unit] + segments[3][unit]),
            };
        }
    }

    /// <summary>A chain over rows, ascending, from +0.</summary>
    private void KernelGradient(float[] delta)
    {
        Array.Clear(kernel.Gradient);
        for (var row = 0; row < delta.Length / Units; row++)
        {
            var deltas = delta.AsSpan(row * Units, Units);
            for (var input = 0; input < InputChannels; input++)
            {
                var value = _inputs[(row * InputChannels) + input];
                var gradient = kernel.Gradient.AsSpan(input * Units, Units);
                for (var unit = 0; unit < gradient.Length; unit++)
                    gradient[unit] = Arithmetic.MultiplyAdd(value, deltas[unit], gradient[unit]);
            }
        }
    }

    /// <summary>A chain over units, ascending, from +0, without segments.</summary>
    private float[] InputGradient(float[] delta)
    {
        var rows = delta.Length / Units;
        var result = new float[rows * InputChannels];
        for (var row = 0; row < rows; row++)
        {
            for (var input = 0; input < InputChannels; input++)
            {
                var sum = 0f;
                for (var unit = 0; unit < Units; unit++)
                    sum = Arithmetic.MultiplyAdd(delta[(row * Units) + unit], kernel.Values[(input * Units) + unit], sum);
                result[(row * InputChannels) + input] = sum;
            }
        }

        return result;
    }
}
