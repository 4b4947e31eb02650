using System.Runtime.InteropServices;

namespace StaticDense.Demo;

/// <summary>
/// Turns the first Ctrl-C, or the first request to terminate, into a cancellation that training looks at between batches. The
/// second one ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private int exitCode;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, ExitCodes.Interrupted));
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, ExitCodes.Terminated));
    }

    public CancellationToken Token => source.Token;

    public bool IsRequested => source.IsCancellationRequested;

    /// <summary>What the process returns after the interruption.</summary>
    public int ExitCode => exitCode;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Handle(PosixSignalContext context, int code)
    {
        if (Interlocked.CompareExchange(ref exitCode, code, 0) != 0)
            return;
        context.Cancel = true;
        source.Cancel();
    }
}
