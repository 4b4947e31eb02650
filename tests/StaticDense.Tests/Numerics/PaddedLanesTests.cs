using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

public class PaddedLanesTests
{
    /// <summary>Masks of one block: ones in the real lanes, zeros in the padded ones.</summary>
    [Fact]
    public void MaskHasOnesInTheRealLanes()
    {
        for (var lanes = 1; lanes <= 16; lanes++)
        {
            var block = EveryWidth.Run(new MaskOfBlock(lanes), new float[16]);
            for (var i = 0; i < 16; i++)
                Assert.Equal(i < lanes ? -1 : 0, BitConverter.SingleToInt32Bits(block[i]));
        }
    }

    private readonly struct MaskOfBlock(int lanes) : ILaneOperation
    {
        public void Run<TLanes>(Span<float> buffer)
            where TLanes : struct, ILanes<TLanes>
        {
            for (var offset = 0; offset < 16; offset += TLanes.Count)
                TLanes.Store(PaddedLanes.Mask<TLanes>(lanes, offset), ref buffer[0], offset);
        }
    }
}
