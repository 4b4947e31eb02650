using System.Diagnostics;

namespace StaticDense.Tests.Packaging;

/// <summary>What a program came to: its exit code and all that it wrote.</summary>
internal sealed record Command(int ExitCode, string Output, string CommandLine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The SDK's command that runs these tests, or the one on the path.</summary>
    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    public static Command RunDotnet(string folder, params string[] arguments) => Run(Dotnet, folder, arguments);

    public static Command Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        // A build in progress tells its children where its tools are and how to behave; this one shall find out for itself.
        foreach (var name in start.Environment.Keys.Where(BelongsToABuild).ToList())
            start.Environment.Remove(name);
        // A node that outlives its build would hold the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var line = string.Join(' ', arguments.Prepend(Path.GetFileNameWithoutExtension(program)));
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{line}' did not end within {Patience.TotalMinutes} minutes.");
        }

        return new(process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult(), line);
    }

    /// <summary>This command, which must have ended well.</summary>
    public Command Succeeded()
    {
        Assert.True(ExitCode == 0, $"'{CommandLine}' ended with {ExitCode}:\n{Output}");
        return this;
    }

    private static bool BelongsToABuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
