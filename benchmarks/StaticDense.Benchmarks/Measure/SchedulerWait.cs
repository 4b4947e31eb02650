using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace StaticDense.Benchmarks.Measure;

/// <summary>
/// The time that the thread it was made on has waited for a core, as Linux counts it in <c>/proc/thread-self/schedstat</c>: what was
/// measured while it grew was interrupted. Elsewhere it stays 0. Reading allocates nothing.
/// </summary>
internal sealed class SchedulerWait : IDisposable
{
    private const string Path = "/proc/thread-self/schedstat";

    private readonly SafeFileHandle? _file = File.Exists(Path) ? File.OpenHandle(Path) : null;

    /// <summary>Nanoseconds so far.</summary>
    public long Nanoseconds
    {
        get
        {
            if (_file is null)
                return 0;
            Span<byte> buffer = stackalloc byte[128];
            ReadOnlySpan<byte> text = buffer[..RandomAccess.Read(_file, buffer, 0)];

            // Time on a core, time waiting for one, number of turns.
            return Utf8Parser.TryParse(text[(text.IndexOf((byte)' ') + 1)..], out long waited, out _) ? waited : 0;
        }
    }

    public void Dispose() => _file?.Dispose();
}
