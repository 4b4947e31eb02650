using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StaticDense.Tests.Demo;

/// <summary>What a run of the demo came to.</summary>
internal sealed record DemoResult(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The error output without the one line of a Debug build.</summary>
    public string[] ErrorLines =>
        [.. Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !IsDebugNotice(line))];

    public static bool IsDebugNotice(string line) => line.Contains("Debug build", StringComparison.Ordinal);
}

/// <summary>The built demo in a process of its own, as it stands beside the tests.</summary>
internal sealed class DemoProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly Task<string> errors;

    private DemoProcess(string dataHome, string[] arguments)
    {
        var dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        // A shell without job control starts what it puts into the background with Ctrl-C ignored, and children inherit that.
        var resetsSignals = OperatingSystem.IsLinux() && File.Exists("/usr/bin/env");
        var start = new ProcessStartInfo(resetsSignals ? "/usr/bin/env" : dotnet)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (resetsSignals)
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add(dotnet);
        }

        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "StaticDense.Demo.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // Where a run without --save would leave its model.
        start.Environment["XDG_DATA_HOME"] = dataHome;
        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static DemoResult Run(TemporaryDemoFolder folder, params string[] arguments)
    {
        using var demo = Start(folder, arguments);
        return demo.Finish(string.Empty);
    }

    public static DemoProcess Start(TemporaryDemoFolder folder, params string[] arguments) => new(folder.DataHome, arguments);

    /// <summary>Reads lines up to one that holds a text.</summary>
    public string ReadUntil(string text)
    {
        var read = string.Empty;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            read += line + "\n";
            if (line.Contains(text, StringComparison.Ordinal))
                return read;
        }

        throw new InvalidOperationException($"The demo ended before '{text}':\n{read}{errors.Result}");
    }

    public void Signal(int signal) => Assert.Equal(0, Kill(process.Id, signal));

    /// <summary>Waits for the end.</summary>
    /// <param name="read">The output that was read before.</param>
    public DemoResult Finish(string read)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The demo did not end.");
        }

        return new DemoResult(process.ExitCode, read + output.Result, errors.Result);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}

/// <summary>A folder of one test, removed after it.</summary>
internal sealed class TemporaryDemoFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("StaticDense-demo-").FullName;

    public string DataHome => this["data-home"];

    public string this[string name] => Path.Combine(path, name);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
