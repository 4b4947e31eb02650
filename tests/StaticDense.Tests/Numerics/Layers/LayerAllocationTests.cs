using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>No layer allocates, on its fast paths or others.</summary>
public abstract class LayerAllocationTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Samples = 2, Channels = 20, Capacity = 80;

    private readonly float[] _a = new float[1 << 14], _b = new float[1 << 14], _c = new float[1 << 14], _d = new float[1 << 14], _e = new float[1 << 14];

    [Fact]
    public void Pooling_allocates_nothing()
    {
        foreach (var window in (WindowCase[])[new(Samples, 6, 6, 2, 2, 2, 2, false), new(Samples, 5, 5, 2, 2, 2, 2, false), new(Samples, 6, 6, 3, 3, 1, 1, true)])
        {
            var shape = window.Shape;
            AssertNone(() => Pooling.MaxForward<TLanes>(ref _a[0], ref _b[0], Samples, Channels, Capacity, Capacity, in shape));
            AssertNone(() => Pooling.MaxBackward<TLanes>(ref _a[0], ref _b[0], ref _c[0], ref _d[0], Samples, Channels, Capacity, Capacity, in shape));
            AssertNone(() => Pooling.AverageForward<TLanes>(ref _a[0], ref _b[0], Samples, Channels, Capacity, Capacity, in shape));
            AssertNone(() => Pooling.AverageBackward<TLanes>(ref _c[0], ref _d[0], Samples, Channels, Capacity, Capacity, in shape));
        }

        AssertNone(() => Pooling.GlobalMaxForward<TLanes>(ref _a[0], ref _b[0], Samples, 9, Channels, Capacity, Capacity));
        AssertNone(() => Pooling.GlobalMaxBackward<TLanes>(ref _a[0], ref _b[0], ref _c[0], ref _d[0], Samples, 9, Channels, Capacity, Capacity));
        AssertNone(() => Pooling.GlobalAverageForward<TLanes>(ref _a[0], ref _b[0], Samples, 9, Channels, Capacity, Capacity));
        AssertNone(() => Pooling.GlobalAverageBackward<TLanes>(ref _c[0], ref _d[0], Samples, 9, Channels, Capacity, Capacity));
    }

    [Fact]
    public void Normalization_allocates_nothing()
    {
        AssertNone(() => BatchNormalization.ForwardTraining<TLanes>(
            ref _a[0], ref _b[0], ref _c[0], ref _d[0], ref _d[32], true, true, ref _e[0], ref _e[32], 70, Channels, Capacity, 0.9f, 0.1f, 1e-3f));
        AssertNone(() => BatchNormalization.Backward<TLanes>(
            ref _a[0], ref _c[0], ref _d[0], true, ref _b[0], ref _e[0], ref _e[32], true, 70, Channels, Capacity));
        AssertNone(() => BatchNormalization.Scale<TLanes>(ref _d[0], ref _d[32], true, true, ref _e[0], ref _e[32], ref _c[0], Channels, 1e-3f));
        AssertNone(() => BatchNormalization.ForwardInference<TLanes>(ref _a[0], ref _b[0], ref _c[0], 70, Channels, Capacity));
        AssertNone(() => LayerNormalization.Forward<TLanes>(ref _a[0], ref _b[0], ref _d[0], ref _d[32], true, true, 70, Channels, Capacity, 1e-3f));
        AssertNone(() => LayerNormalization.Backward<TLanes>(
            ref _a[0], ref _d[0], true, ref _b[0], ref _e[0], ref _e[32], true, 70, Channels, Capacity, 1e-3f));
    }

    [Fact]
    public void Depthwise_allocates_nothing()
    {
        foreach (var (outputs, groups, stride) in ((int, int, int)[])[(Channels, Channels, 1), (Channels, Channels, 2), (30, 10, 2)])
        {
            var shape = new WindowCase(Samples, 5, 5, 3, 3, stride, stride, true).Shape;
            AssertNone(() => Depthwise.ScratchCount(Channels, outputs, groups, in shape));
            AssertNone(() => Depthwise.Forward<TLanes>(
                ref _a[0], ref _b[0], ref _b[0], false, ref _c[0], Samples, Channels, outputs, groups, Capacity, Capacity, in shape, ref _e[0]));
            AssertNone(() => Depthwise.InputGradient<TLanes>(
                ref _c[0], ref _b[0], ref _d[0], Samples, Channels, outputs, groups, Capacity, Capacity, in shape, ref _e[0]));
            AssertNone(() => Depthwise.KernelGradient<TLanes>(
                ref _a[0], ref _c[0], ref _b[0], Samples, Channels, outputs, groups, Capacity, Capacity, in shape, ref _e[0]));
        }
    }

    [Fact]
    public void Copies_and_merges_allocate_nothing()
    {
        AssertNone(() => Images.Pad<TLanes>(ref _a[0], ref _b[0], Samples, 3, 3, 1, 2, 0, 1, Channels, Capacity, Capacity));
        AssertNone(() => Images.Crop<TLanes>(ref _a[0], ref _b[0], Samples, 5, 5, 1, 2, 0, 1, Channels, Capacity, Capacity));
        AssertNone(() => Images.UpSample<TLanes>(ref _a[0], ref _b[0], Samples, 3, 3, 2, 2, Channels, Capacity, Capacity));
        AssertNone(() => Images.UpSampleBackward<TLanes>(ref _b[0], ref _a[0], Samples, 3, 3, 2, 2, Channels, Capacity, Capacity));
        AssertNone(() => Blocks.Permute(ref _a[0], ref _b[0], Samples, [3, 4, Channels], [2, 0, 1], Capacity, Capacity));
        AssertNone(() => Blocks.CopyChannels<TLanes>(ref _a[0], Channels, 3, Capacity, ref _b[0], 40, 7, Capacity, 15, 9));
        AssertNone(() => Blocks.CopyRows<TLanes>(ref _a[0], 4, 1, ref _b[0], 5, 2, 3, Samples, Channels, Capacity, Capacity));
        AssertNone(() => Blocks.Copy<TLanes>(ref _a[0], ref _b[0], 9, Channels, Capacity, Capacity));
        AssertNone(() => Blocks.TransposeTaps<TLanes>(ref _a[0], ref _b[0], 9, 20, 12, new WorkPart(0, 2)));
        AssertNone(() => Blocks.Repack(ref _a[0], 32, Capacity, ref _b[0], 288, Capacity, Samples, 288));
        AssertNone(() => Merging.Add<TLanes>(ref _a[0], ref _b[0], ref _c[0], 9, Channels, Capacity));
        AssertNone(() => Merging.Maximum<TLanes>(ref _a[0], ref _b[0], ref _c[0], 9, Channels, Capacity));
        AssertNone(() => Merging.Take<TLanes>(ref _a[0], ref _b[0], ref _c[0], ref _d[0], 9, Channels, Capacity));
        AssertNone(() => Merging.Negate<TLanes>(ref _a[0], ref _b[0], 9, Channels, Capacity));
        AssertNone(() => Merging.Divide<TLanes>(ref _a[0], 9, Channels, Capacity, 3));
    }

    [Fact]
    public void Noise_and_constraints_allocate_nothing()
    {
        AssertNone(() =>
        {
            var step = new TrainingStep { Seed = 1, Step = 2 };
            Noise.GaussianForward<TLanes>(ref _a[0], ref _b[0], Samples, 9, Channels, Capacity, 0.1f, 3, ref step);
            Noise.GaussianDropoutBackward<TLanes>(ref _a[0], Samples, 9, Channels, Capacity, 0.1f, 3, ref step);
            Dropout.SpatialForward<TLanes>(ref _a[0], ref _b[0], Samples, 9, Channels, Capacity, 0.1f, 3, ref step);
        });
        AssertNone(() => Constraints.MaxNorm<TLanes>(ref _a[0], [3, 3, 4, Channels], [0, 1, 2], 1, 2));
        AssertNone(() => Constraints.MinMaxNorm<TLanes>(ref _a[0], [3, 3, 4, Channels], [3], 1, 0, 2, 1, 0));
        AssertNone(() => Constraints.UnitNorm<TLanes>(ref _a[0], [3, 3, 10, 2], [0], 2));
        AssertNone(() => Constraints.NonNegative<TLanes>(ref _a[0], 320));
    }

    private static void AssertNone(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

public sealed class LayerAllocationTests512 : LayerAllocationTests<Lanes512>;

public sealed class LayerAllocationTests256 : LayerAllocationTests<Lanes256>;

public sealed class LayerAllocationTestsVector : LayerAllocationTests<LanesVector>;

public sealed class LayerAllocationTestsScalar : LayerAllocationTests<LanesScalar>;
