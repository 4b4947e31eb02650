using StaticDense.Numerics;
using StaticDense.Tests.Threading;

namespace StaticDense.Tests.Networks;

/// <summary><c>WorkspaceBytes</c> and <c>TrainingBytes</c> are what is asked of the garbage collector, to the byte: no buffer more, no float less.</summary>
public class DeclaredBytesTests
{
    [Fact]
    public void Constants_equal_the_buffers_that_a_network_and_its_trainer_allocate()
    {
        foreach (var name in NetworkCatalog.Names)
        {
            var buffers = new List<int>();
            AlignedBuffer.Source = count =>
            {
                buffers.Add(count);
                return new AlignedBuffer(count);
            };
            try
            {
                using var network = NetworkUnderTest.Of(NetworkCatalog.Type(name));

                // The network's buffers come first, the trainer's one last; with a source set, no workspace stands on the stack.
                var (storage, arena) = (buffers[0], buffers[^1]);
                Assert.Equal(network.Description.StorageCount, storage);
                Assert.Equal((long)network.Constant("TrainingBytes"), sizeof(float) * ((long)storage + arena));
                var (workspace, outputs) = ((long)network.Constant("WorkspaceBytes") / sizeof(float), network.Description.OutputSize);
                long[] expected = [storage, .. workspace > 0 ? [workspace] : (long[])[], .. outputs > WorkspaceStack.MaximumOutputs ? [outputs] : (long[])[], arena];
                Assert.True(expected.SequenceEqual(buffers.Select(count => (long)count)), $"{name}: buffers of {string.Join(", ", buffers)} floats; its constants say {string.Join(", ", expected)}.");
            }
            finally
            {
                AlignedBuffer.Source = null;
            }
        }
    }

    [Fact]
    public void TrainingBytesPerThread_is_what_each_further_thread_allocates()
    {
        using var divided = new DividedWork();
        var shared = 0;
        foreach (var name in NetworkCatalog.Names)
        {
            var buffers = new List<int>();
            AlignedBuffer.Source = count =>
            {
                buffers.Add(count);
                return new AlignedBuffer(count);
            };
            try
            {
                using (NetworkUnderTest.Of(NetworkCatalog.Type(name)))
                    buffers.Add(-1);
                using var network = NetworkUnderTest.Of(NetworkCatalog.Type(name), threads: 3);
                var (alone, several) = (buffers.IndexOf(-1), buffers.Count - buffers.IndexOf(-1) - 1);
                var perThread = (long)network.Constant("TrainingBytesPerThread");
                Assert.True(several == alone || several == alone + 2, $"{name}: {alone} buffers with one thread, {several} with three.");
                Assert.Equal(several == alone ? [] : [perThread, perThread], buffers[((2 * alone) + 1)..].Select(count => (long)sizeof(float) * count));
                shared += several - alone;
            }
            finally
            {
                AlignedBuffer.Source = null;
            }
        }

        Assert.True(shared > 0);
    }

    /// <summary>Two heads and the room for alignment, whatever the size.</summary>
    [Fact]
    public void A_buffer_allocates_its_floats_and_a_fixed_number_of_bytes()
    {
        static long Beside(int count)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var buffer = new AlignedBuffer(count);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            GC.KeepAlive(buffer);
            return bytes - (sizeof(float) * (long)count);
        }

        var beside = Beside(16);
        Assert.InRange(beside, AlignedBuffer.Alignment, AlignedBuffer.Alignment + 80);
        Assert.All([1600, 16_000, 160_000, 1_600_000], count => Assert.Equal(beside, Beside(count)));
    }
}
