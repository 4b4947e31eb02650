using System.Runtime.InteropServices;

namespace StaticDense.Device;

/// <summary>
/// Turns the first Ctrl-C, or the first request to terminate, into a question that is asked after each line. The second one ends the process at once; so does
/// the end of whoever writes the lines.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private volatile int exitCode;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, ExitCodes.Interrupted));
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, ExitCodes.Terminated));
    }

    /// <summary>What the process returns after the interruption; 0 while there is none.</summary>
    public int ExitCode => exitCode;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }

    private void Handle(PosixSignalContext context, int code)
    {
        if (exitCode != 0)
            return;
        context.Cancel = true;
        exitCode = code;
    }
}
