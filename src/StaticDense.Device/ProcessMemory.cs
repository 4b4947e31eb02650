using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace StaticDense.Device;

/// <summary>What the process holds and has allocated; asking allocates nothing where the system tells it in <c>/proc</c>.</summary>
internal sealed class ProcessMemory : IDisposable
{
    private const string Source = "/proc/self/statm";

    private readonly SafeFileHandle? file = File.Exists(Source) ? File.OpenHandle(Source) : null;
    private readonly byte[] text = new byte[256];

    /// <summary>Bytes that all threads have allocated since the process started.</summary>
    public static long AllocatedBytes => GC.GetTotalAllocatedBytes(precise: true);

    /// <summary>Bytes of the process that are in memory.</summary>
    public long ResidentBytes
    {
        get
        {
            if (file is null)
                return Environment.WorkingSet;

            // Pages of the whole address space, then those in memory.
            ReadOnlySpan<byte> line = text.AsSpan(0, RandomAccess.Read(file, text, 0));
            return Utf8Parser.TryParse(line[(line.IndexOf((byte)' ') + 1)..], out long pages, out _) ? pages * Environment.SystemPageSize : Environment.WorkingSet;
        }
    }

    public void Dispose() => file?.Dispose();
}
