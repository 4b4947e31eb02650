using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>The cut of forward sums decides the bits of every network: its rule is pinned here, shape by shape.</summary>
public class SumCutTests
{
    [Theory]
    [InlineData(7, 1, 1, 7)]
    [InlineData(8, 1, 2, 4)]
    [InlineData(15, 16, 2, 4)]
    [InlineData(16, 1, 4, 4)]
    [InlineData(16, 16, 4, 4)]
    [InlineData(31, 16, 4, 4)]
    [InlineData(32, 16, 4, 8)]
    [InlineData(63, 10, 4, 12)]
    [InlineData(64, 10, 4, 16)]
    [InlineData(127, 10, 4, 16)]
    [InlineData(128, 10, 4, 32)]
    [InlineData(784, 10, 4, 192)]
    [InlineData(7, 17, 1, 7)]
    [InlineData(8, 17, 2, 4)]
    [InlineData(20, 17, 2, 8)]
    [InlineData(100, 48, 2, 48)]
    [InlineData(784, 48, 2, 384)]
    [InlineData(784, 49, 1, 784)]
    [InlineData(100, 64, 1, 100)]
    public void A_shape_has_its_cut(int inputs, int units, int segments, int length) =>
        Assert.Equal(new SumCut(segments, length), SumCut.Of(inputs, units));

    [Fact]
    public void Segments_cover_every_step_once_in_order()
    {
        foreach (var units in new[] { 1, 16, 17, 32, 48, 49, 1000 })
        {
            for (var inputs = 1; inputs <= 1100; inputs++)
            {
                var cut = SumCut.Of(inputs, units);
                Assert.Contains(cut.Segments, new[] { 1, 2, 4 });
                var next = 0;
                for (var segment = 0; segment < cut.Segments; segment++)
                {
                    Assert.Equal(next, cut.Start(segment));
                    Assert.InRange(cut.Steps(segment, inputs), 1, inputs);
                    next += cut.Steps(segment, inputs);
                }

                Assert.Equal(inputs, next);
                if (cut.Segments == 1)
                    continue;
                Assert.Equal(0, cut.Length % 4);
                Assert.Equal(cut.IsShort, cut.Length < 16);
            }
        }
    }
}
