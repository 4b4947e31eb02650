using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Predictions on several threads. All networks of a process share one team: whoever comes while it is at work computes alone.
/// </summary>
internal static unsafe class SharedPrediction
{
    private static WorkerTeam? team;
    private static int isTaken;

    /// <summary>Threads that took part in the last shared prediction.</summary>
    public static int ThreadsAtWork => team?.ThreadsAtWork ?? 1;

    /// <summary>Computes outputs on a team, if it is free and the work is worth more than one thread.</summary>
    /// <typeparam name="TPass">The emitted pass.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Inputs of the right length.</param>
    /// <param name="outputs">Outputs of the right length.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="threads">The most threads.</param>
    /// <returns>False if nothing was computed.</returns>
    public static bool TryRun<TPass>(NetworkMemory network, ReadOnlySpan<float> inputs, Span<float> outputs, int samples, int threads)
        where TPass : struct, IInferencePass
    {
        threads = Math.Min(threads, WorkDivision.MostThreads);
        if (threads == 1)
            return false;
        var multiplyAdds = samples * network.Description.MultiplyAddCount;
        var sharing = WorkDivision.Threads(multiplyAdds, WorkDivision.LeastMultiplyAdds, threads);
        if (samples == 1 ? !TPass.DividesRow : sharing > samples)
            sharing = samples;
        if (sharing == 1 || Interlocked.CompareExchange(ref isTaken, 1, 0) != 0)
            return false;
        try
        {
            fixed (float* first = inputs, result = outputs)
            {
                Run<TPass>(TeamOf(sharing), sharing, new Work
                {
                    Network = network,
                    Inputs = first,
                    Outputs = result,
                    Samples = samples,
                    Patience = WorkDivision.Patience(multiplyAdds),
                });
            }
        }
        finally
        {
            Volatile.Write(ref isTaken, 0);
        }

        return true;
    }

    /// <summary>The process's team, made anew when more threads are asked for than it has.</summary>
    private static WorkerTeam TeamOf(int threads)
    {
        if (team is { } current && current.Threads >= threads)
            return current;
        var (former, larger) = (team, new WorkerTeam(threads));
        team = larger;
        former?.Dispose();
        return larger;
    }

    private static void Run<TPass>(WorkerTeam team, int threads, Work work)
        where TPass : struct, IInferencePass
    {
        if (work.Samples > 1)
            RunOn<TPass>(team, threads, work);
        else if (work.Network.Workspaces is { } pool)
            RunInPool<TPass>(team, threads, work, pool);
        else
            RunOnStack<TPass>(team, threads, work);
    }

    private static void RunInPool<TPass>(WorkerTeam team, int threads, Work work, WorkspacePool pool)
        where TPass : struct, IInferencePass
    {
        var workspace = pool.Rent();
        try
        {
            work.Workspace = (float*)Unsafe.AsPointer(ref workspace.Buffer.Start);
            RunOn<TPass>(team, threads, work);
        }
        finally
        {
            pool.Return(workspace);
        }
    }

    [SkipLocalsInit]
    private static void RunOnStack<TPass>(WorkerTeam team, int threads, Work work)
        where TPass : struct, IInferencePass
    {
        var memory = stackalloc float[WorkspaceStack.MaximumCount + AlignedBuffer.AlignmentFloats];
        work.Workspace = AlignedBuffer.Align(memory);
        RunOn<TPass>(team, threads, work);
    }

    // The pointer is to this thread's stack: Run returns when nobody uses it any more.
#pragma warning disable CS8500 // A pointer to what holds references: it stands on the stack of the thread that waits, where the collector finds it.
    private static void RunOn<TPass>(WorkerTeam team, int threads, Work work)
        where TPass : struct, IInferencePass =>
        team.Run(new TeamWork { Method = work.Workspace is null ? &RunSamples<TPass> : &RunRow<TPass>, State = &work, Size = work.Samples * work.Network.Description.MultiplyAddCount }, threads, work.Patience);

    private static void RunSamples<TPass>(void* state, WorkShare share)
        where TPass : struct, IInferencePass
    {
        ref var work = ref *(Work*)state;
        var own = share.OfSamples(work.Samples);
        var network = work.Network;
        if (own.Count > 0)
            network.Run<TPass>(ref work.Inputs[(nint)own.First * network.Description.InputSize], ref work.Outputs[(nint)own.First * network.Description.OutputSize], own.Count);
    }

    private static void RunRow<TPass>(void* state, WorkShare share)
        where TPass : struct, IInferencePass
    {
        ref var work = ref *(Work*)state;
        TPass.PredictRowPart(ref work.Network.Start, ref *work.Workspace, ref *work.Inputs, ref *work.Outputs, share);
    }
#pragma warning restore CS8500

    private struct Work
    {
        public NetworkMemory Network;
        public float* Inputs;
        public float* Outputs;
        public int Samples;
        public long Patience;

        /// <summary>What the threads share for a single sample; null where each computes samples of its own.</summary>
        public float* Workspace;
    }
}
