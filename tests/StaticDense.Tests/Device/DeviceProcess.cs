using System.Diagnostics;

namespace StaticDense.Tests.Device;

/// <summary>What a run of the device program came to.</summary>
internal sealed record DeviceResult(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The error output without the one line of a Debug build.</summary>
    public string[] ErrorLines =>
        [.. Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains("Debug build", StringComparison.Ordinal))];

    /// <summary>The number of the last line, which programs read.</summary>
    public double MeanError => double.Parse(Lines[^1]["mean error ".Length..], System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The built device program in a process of its own, as it stands beside the tests.</summary>
internal static class DeviceProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs it on a text.</summary>
    public static DeviceResult Run(string input, params string[] arguments)
    {
        var dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        var start = new ProcessStartInfo(dotnet)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "StaticDense.Device.dll"), .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not wait for its input: it refused its command line.
        }

        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The device program did not end.");
        }

        return new DeviceResult(process.ExitCode, output.Result, errors.Result);
    }
}
