using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StaticDense.Benchmarks.Peers;

/// <summary>What one variant of another system took.</summary>
/// <param name="Variant">How it was asked to compute.</param>
/// <param name="Seconds">The median time of a call.</param>
internal sealed record PeerTime(string Variant, double Seconds);

/// <summary>
/// A program under <c>benchmarks/peers</c> that stays alive between its turns, so that interleaving costs no start. A request is a line, the
/// answer lines that end with a dot. Between its turns it is halted: threads of a pool that spin for the next call would slow down whoever is in turn.
/// </summary>
internal sealed class PeerWorker : IDisposable
{
    private const int Continue = 18, Stop = 19;

    private readonly Process _process;

    /// <summary>Starts a program and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It cannot be started, or ends at once.</exception>
    public PeerWorker(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        // Errors are shown as the program writes them.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{program} cannot be started.", exception);
        }

        const string ready = "ready ";
        if (_process.StandardOutput.ReadLine() is not { } line || !line.StartsWith(ready, StringComparison.Ordinal))
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} does not get ready.");
        Version = line[ready.Length..];
        Signal(Stop);
    }

    /// <summary>The system's version.</summary>
    public string Version { get; }

    /// <summary>The lines that answer a request.</summary>
    /// <exception cref="InvalidOperationException">The program has ended.</exception>
    public IReadOnlyList<string> Ask(string request)
    {
        Signal(Continue);
        try
        {
            return Answer(request);
        }
        finally
        {
            Signal(Stop);
        }
    }

    private List<string> Answer(string request)
    {
        var lines = new List<string>();
        try
        {
            _process.StandardInput.Write(request + "\n");
            _process.StandardInput.Flush();
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"{_process.StartInfo.FileName} has ended before: {request}", exception);
        }

        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line == ".")
                return lines;
            lines.Add(line);
        }

        throw new InvalidOperationException($"{_process.StartInfo.FileName} has ended at: {request}");
    }

    /// <summary>The times that answer a request.</summary>
    public IEnumerable<PeerTime> Measure(string request) => Ask(request)
        .Select(line => line.Split(' '))
        .Select(words => new PeerTime(words[0], double.Parse(words[1], CultureInfo.InvariantCulture) * 1e-9));

    public void Dispose()
    {
        Signal(Continue);
        _process.StandardInput.Close();
        if (!_process.WaitForExit(2000))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    // The signals' numbers are Linux's.
    private void Signal(int signal)
    {
        if (OperatingSystem.IsLinux() && !_process.HasExited)
            _ = Send(_process.Id, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}
