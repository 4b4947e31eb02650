using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;

namespace StaticDense.Benchmarks.Start;

/// <summary>Sums the machine code that the runtime says it has loaded: of a network's emitted methods, and of the library's.</summary>
/// <param name="network">The network's class with its namespace.</param>
internal sealed class CompiledCode(string network) : EventListener
{
    private const EventKeywords Compiled = (EventKeywords)0x30;

    private readonly ConcurrentDictionary<string, long> _emitted = new(StringComparer.Ordinal), _library = new(StringComparer.Ordinal);
    private long _events;

    /// <summary>Waits until no more is told and sums. A method that was compiled twice counts by its last code.</summary>
    public (long Emitted, long Library) Wait()
    {
        for (var seen = -1L; seen != Interlocked.Read(ref _events);)
        {
            seen = Interlocked.Read(ref _events);
            Thread.Sleep(250);
        }

        return (_emitted.Values.Sum(), _library.Values.Sum());
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(eventSource, EventLevel.Verbose, Compiled);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        Interlocked.Increment(ref _events);
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
            return;
        object? Value(string name) => eventData.PayloadNames!.IndexOf(name) is >= 0 and var index ? eventData.Payload![index] : null;
        var (type, method, signature) = ((string)Value("MethodNamespace")!, (string)Value("MethodName")!, (string)Value("MethodSignature")!);
        var size = Convert.ToInt64(Value("MethodSize"), CultureInfo.InvariantCulture);
        var key = $"{type}.{method} {signature}";

        // The base class's constructor already tells of events: fields of this one may not stand yet.
        if (type == network || type.StartsWith(network + "+", StringComparison.Ordinal))
            _emitted?[key] = size;
        else if (type.StartsWith("StaticDense.", StringComparison.Ordinal) && !type.StartsWith("StaticDense.Benchmarks", StringComparison.Ordinal))
            _library?[key] = size;
    }
}
