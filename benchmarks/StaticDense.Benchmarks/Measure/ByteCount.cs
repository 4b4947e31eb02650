namespace StaticDense.Benchmarks.Measure;

/// <summary>Bytes of one use of a network.</summary>
/// <param name="Declared">What its constants say.</param>
/// <param name="OnStack">How much of that stands on the stack.</param>
/// <param name="Allocated">What the runtime counted.</param>
internal sealed record ByteCount(long Declared, long OnStack, long Allocated)
{
    /// <summary>The largest workspace that is taken from the stack.</summary>
    private const long LargestOnStack = 16 << 10;

    /// <summary>Those of a network that predicts on one thread.</summary>
    public static ByteCount OfPrediction<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        var workspace = Constant(typeof(TNetwork), "WorkspaceBytes");
        return new(Storage<TNetwork>() + workspace, workspace <= LargestOnStack ? workspace : 0, Count(() => TNetwork.Create(1)));
    }

    /// <summary>Those of a network in training; the workspace of its predictions is not part of it.</summary>
    public static ByteCount OfTraining<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var network = TNetwork.Create(1);
        var trainer = Count(() => new Trainer<TNetwork>(network));
        return new(Constant(typeof(TNetwork), "TrainingBytes"), 0, Storage<TNetwork>() + trainer);
    }

    private static long Storage<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => sizeof(float) * (long)TNetwork.Description.StorageCount;

    private static long Constant(Type network, string name) => (long)network.GetField(name)!.GetRawConstantValue()!;

    /// <summary>Counts the second time: the first one makes what all networks share.</summary>
    private static long Count(Func<object> make)
    {
        GC.KeepAlive(make());
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var made = make();
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        GC.KeepAlive(made);
        return bytes;
    }
}
