using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Workspaces on the stack, in three sizes so that a small network touches little of it. They are not zeroed; emitted passes
/// write before they read. (Emitted code itself can neither skip the zeroing nor align stack memory: both need unsafe code.)
/// </summary>
internal static unsafe class WorkspaceStack
{
    /// <summary>The largest workspace that is taken from the stack, in floats: 16 KiB.</summary>
    public const int MaximumCount = Large;

    /// <summary>The most outputs of one sample that are kept on the stack: 4 KiB.</summary>
    public const int MaximumOutputs = 1024;

    private const int Small = 256;
    private const int Medium = 1024;
    private const int Large = 4096;

    /// <summary>Calls a pass with a workspace of at least this many floats.</summary>
    /// <typeparam name="TPass">The emitted pass.</typeparam>
    /// <param name="count">From 1 to <see cref="MaximumCount"/>.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="inputs">The first input.</param>
    /// <param name="outputs">The first output.</param>
    /// <param name="samples">The number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPass>(int count, ref float parameters, ref float inputs, ref float outputs, int samples)
        where TPass : struct, IInferencePass
    {
        if (count <= Small)
            RunSmall<TPass>(ref parameters, ref inputs, ref outputs, samples);
        else if (count <= Medium)
            RunMedium<TPass>(ref parameters, ref inputs, ref outputs, samples);
        else
            RunLarge<TPass>(ref parameters, ref inputs, ref outputs, samples);
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunSmall<TPass>(ref float parameters, ref float inputs, ref float outputs, int samples)
        where TPass : struct, IInferencePass
    {
        var memory = stackalloc float[Small + AlignedBuffer.AlignmentFloats];
        TPass.Predict(ref parameters, ref *AlignedBuffer.Align(memory), ref inputs, ref outputs, samples);
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunMedium<TPass>(ref float parameters, ref float inputs, ref float outputs, int samples)
        where TPass : struct, IInferencePass
    {
        var memory = stackalloc float[Medium + AlignedBuffer.AlignmentFloats];
        TPass.Predict(ref parameters, ref *AlignedBuffer.Align(memory), ref inputs, ref outputs, samples);
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunLarge<TPass>(ref float parameters, ref float inputs, ref float outputs, int samples)
        where TPass : struct, IInferencePass
    {
        var memory = stackalloc float[Large + AlignedBuffer.AlignmentFloats];
        TPass.Predict(ref parameters, ref *AlignedBuffer.Align(memory), ref inputs, ref outputs, samples);
    }
}
