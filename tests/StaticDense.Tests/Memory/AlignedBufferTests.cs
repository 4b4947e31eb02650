using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense.Tests.Memory;

public sealed unsafe class AlignedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void BuffersStartOnACacheLineAndAreZero(int count)
    {
        for (var repetition = 0; repetition < 20; repetition++)
        {
            var buffer = new AlignedBuffer(count);
            Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref buffer.Start) % 64);
            Assert.Equal(count, buffer.Count);
            Assert.Equal(count, buffer.Span.Length);
            Assert.False(buffer.Span.ContainsAnyExcept(0f));
            buffer.Span.Fill(1);
        }
    }

    [Fact]
    public void BuffersStayWhereTheyAreAndOutliveTheirObjectByAReference()
    {
        ref var start = ref NewStart(out var address);
        for (var collection = 0; collection < 3; collection++)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            _ = new float[100_000];
        }

        Assert.Equal(address, (nuint)Unsafe.AsPointer(ref start));
        Assert.Equal(42f, start);
        Assert.Equal(43f, Unsafe.Add(ref start, 999));
    }

    [Fact]
    public void SizesThatCannotBeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer(int.MaxValue));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref float NewStart(out nuint address)
    {
        var buffer = new AlignedBuffer(1000);
        buffer.Span[0] = 42;
        buffer.Span[999] = 43;
        address = (nuint)Unsafe.AsPointer(ref buffer.Start);
        return ref buffer.Start;
    }
}
