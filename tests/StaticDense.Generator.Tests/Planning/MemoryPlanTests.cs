using FsCheck;
using FsCheck.Fluent;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>Regions share memory only where no operation needs both, and no memory is left over.</summary>
public class MemoryPlanTests
{
    private static readonly Block[] Regions = [.. Enumerable.Range(0, 12).Select(index => new Block("block " + index, 1 + (index % 3), 1 + (7 * index)))];

    [Fact]
    public void Regions_that_live_together_never_overlap()
    {
        var pass = from operations in Gen.Choose(0, Regions.Length - 1).Two().NonEmptyListOf().Select(pairs => pairs.Take(30).Select(Operation).ToList())
                   from pinned in Gen.Elements(0, 1, 2)
                   from samples in Gen.Elements(1, 5, 32)
                   select (operations, Regions[..pinned], samples);
        var shared = 0;
        Prop.ForAll(pass.ToArbitrary(), value =>
        {
            var (operations, pinned, samples) = value;
            shared += Check(operations, pinned, samples);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(77, 1));
        Assert.True(shared > 1000, $"Memory was shared by {shared} pairs only.");
    }

    [Fact]
    public void A_chain_needs_room_for_two()
    {
        var blocks = Enumerable.Range(0, 8).Select(index => new Block("value " + index, 1, 40)).ToArray();
        var chain = blocks.Zip(blocks.Skip(1), (from, to) => (Operation)new Repack(from, to)).ToList();
        Assert.Equal(2 * 48 * 3, new MemoryPlan(chain, [], samples: 3).Count);
        Assert.Equal(3 * 48 * 3, new MemoryPlan(chain, [blocks[^1]], samples: 3).Count);
    }

    [Fact]
    public void Pinned_regions_stand_first_and_keep_their_place()
    {
        var blocks = Enumerable.Range(0, 4).Select(index => new Block("value " + index, 1, 16)).ToArray();
        var plan = new MemoryPlan([new Repack(blocks[0], blocks[1]), new Repack(blocks[1], blocks[2])], [blocks[2], blocks[3]], samples: 1);
        Assert.Equal([0L, 16], new[] { blocks[2], blocks[3] }.Select(plan.Offset));
        Assert.Equal([32L, 48], new[] { blocks[0], blocks[1] }.Select(plan.Offset));
    }

    private static Operation Operation((int, int) pair) => new Accumulate(Regions[pair.Item1], Regions[pair.Item2]);

    /// <returns>The pairs that share memory.</returns>
    private static int Check(List<Operation> operations, Block[] pinned, int samples)
    {
        var plan = new MemoryPlan(operations, pinned, samples);
        var lives = operations.SelectMany((operation, time) => operation.Regions.Select(region => (Region: region, Time: time)))
            .Concat(pinned.SelectMany(region => new[] { (Region: (Region)region, Time: 0), (Region: region, Time: operations.Count) }))
            .GroupBy(use => use.Region.Name)
            .Select(uses => (uses.First().Region, First: uses.Min(use => use.Time), Last: uses.Max(use => use.Time)))
            .ToList();
        var shared = 0;
        var end = 0L;
        foreach (var one in lives)
        {
            var (start, stop) = (plan.Offset(one.Region), plan.Offset(one.Region) + one.Region.Count(samples));
            Assert.Equal(0, start % 16);
            Assert.True(start >= 0);
            end = Math.Max(end, stop);
            foreach (var other in lives.Where(other => other.Region != one.Region))
            {
                var overlap = plan.Offset(other.Region) < stop && start < plan.Offset(other.Region) + other.Region.Count(samples);
                var together = one.First <= other.Last && other.First <= one.Last;
                Assert.False(overlap && together, $"{one.Region.Name} and {other.Region.Name} overlap.");
                shared += overlap ? 1 : 0;
            }
        }

        Assert.Equal(end, plan.Count);
        return shared;
    }
}
