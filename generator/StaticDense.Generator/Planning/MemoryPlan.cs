namespace StaticDense.Generator.Planning;

/// <summary>
/// Constant offsets for the regions of a pass: two regions share memory when no operation needs both. Regions are placed in the
/// order of their first use, each at the lowest place that is free for as long as it lives. What each thread has for itself stands apart where threads share
/// the pass.
/// </summary>
internal sealed class MemoryPlan
{
    private readonly Dictionary<string, long> _offsets = [];

    /// <param name="operations">The pass, in order.</param>
    /// <param name="pinned">Regions that live through the whole pass and stand first, in this order.</param>
    /// <param name="samples">The samples that blocks are made for.</param>
    /// <param name="isShared">Whether threads share the pass.</param>
    public MemoryPlan(IReadOnlyList<Operation> operations, IReadOnlyList<Region> pinned, int samples, bool isShared = false)
    {
        Samples = samples;
        IsShared = isShared;
        var lifetimes = Lifetimes(operations, pinned);
        Count = Place(lifetimes.Where(entry => !IsOwn(entry.Region)));
        OwnCount = Place(lifetimes.Where(entry => IsOwn(entry.Region)));
    }

    /// <summary>The samples that blocks are made for.</summary>
    public int Samples { get; }

    /// <summary>Whether threads share the pass.</summary>
    public bool IsShared { get; }

    /// <summary>The number of floats in all, without what each thread has for itself.</summary>
    public long Count { get; }

    /// <summary>The number of floats that each thread has for itself.</summary>
    public long OwnCount { get; }

    /// <summary>Whether a region is among what each thread has for itself.</summary>
    public bool IsOwn(Region region) => IsShared && region is Scratch { IsOwn: true };

    /// <summary>Whether two regions have a float in common.</summary>
    public bool Overlap(Region one, Region other) =>
        IsOwn(one) == IsOwn(other) && Offset(one) < Offset(other) + other.Count(Samples) && Offset(other) < Offset(one) + one.Count(Samples);

    /// <summary>The first float of a region, in the pass's memory or in what the thread has for itself.</summary>
    public long Offset(Region region) => _offsets[region.Name];

    /// <summary>Rows that a block has room for.</summary>
    public int Capacity(Block block) => Samples * block.Positions;

    private long Place(IEnumerable<(Region Region, int First, int Last)> lifetimes)
    {
        var placed = new List<(long Start, long End, int First, int Last)>();
        var end = 0L;
        foreach (var (region, first, last) in lifetimes)
        {
            var count = region.Count(Samples);
            var offset = LowestFree(placed, first, last, count);
            placed.Add((offset, offset + count, first, last));
            _offsets[region.Name] = offset;
            end = Math.Max(end, offset + count);
        }

        return end;
    }

    private static List<(Region Region, int First, int Last)> Lifetimes(IReadOnlyList<Operation> operations, IReadOnlyList<Region> pinned)
    {
        var order = pinned.Select(region => (Region: region, First: 0, Last: operations.Count)).ToList();
        for (var time = 0; time < operations.Count; time++)
        {
            foreach (var region in operations[time].Regions)
            {
                var index = order.FindIndex(entry => entry.Region.Name == region.Name);
                if (index < 0)
                    order.Add((region, time, time));
                else if (order[index].Last < time)
                    order[index] = (region, order[index].First, time);
            }
        }

        return order;
    }

    private static long LowestFree(List<(long Start, long End, int First, int Last)> placed, int first, int last, long count)
    {
        var offset = 0L;
        foreach (var other in placed.Where(p => p.First <= last && first <= p.Last).OrderBy(p => p.Start))
        {
            if (other.Start >= offset + count)
                break;
            offset = Math.Max(offset, other.End);
        }

        return offset;
    }
}
