using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Start;

/// <summary>What a network costs before its first prediction: emitted source, machine code, the JIT's time in fresh processes, and the build of the demo.</summary>
internal static class StartCommand
{
    private const string Explanation = """
        Each time is the median over fresh processes, JIT, tiered as by default: "process" from its start until it has written its first prediction's time, by one that does nothing; "create" and "first" the calls of Create and of
        the first Predict; "second" the next call; "ReadyToRun" the first Predict of the
        program published with PublishReadyToRun. Emitted source is that of the class that trains by SGD in batches of 32; machine code is the sum of the sizes that the runtime reports, of emitted methods and (after the plus) of the
        library's methods: for one prediction; then also a batch; then also a training step.
        """;

    private static string Program => typeof(StartCommand).Assembly.Location;

    public static void Run(CommandOptions options)
    {
        Console.WriteLine(Machine.Describe());
        var source = new EmittedSource("benchmarks/StaticDense.Benchmarks.Networks", OutputKind.DynamicallyLinkedLibrary, []);
        var table = new MarkdownTable("network", "lines, KB emitted", "one prediction, KB", "and batches", "and training", "process", "create", "first", "second", "first, ReadyToRun");
        var nothing = Times(Program, "", options.Rounds)[0];
        foreach (var network in Workloads.Networks)
        {
            if (!network.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
                continue;
            var name = network.Classes[0].Name;
            var (lines, bytes) = source.Of(name);
            var code = Child(Program, "code", name).Words;
            var times = Times(Program, name, options.Rounds);
            var ready = options.Ready is { } folder ? Times(Path.Combine(folder, Path.GetFileName(Program)), name, options.Rounds)[2] : (double?)null;
            table.Add(
                network.Name,
                string.Create(CultureInfo.InvariantCulture, $"{lines:N0}, {bytes / 1e3:F0}"),
                Kilobytes(code[0], code[1]),
                Kilobytes(code[2], code[3]),
                Kilobytes(code[4], code[5]),
                PeakCommand.Duration(Math.Max(0, times[0] - nothing)),
                PeakCommand.Duration(times[1]),
                PeakCommand.Duration(times[2]),
                PeakCommand.Duration(times[3]),
                ready is { } first ? PeakCommand.Duration(first) : "-");
            Console.Error.Write(".");
        }

        Console.Error.WriteLine();
        Console.Write(table);
        var build = options.Only.Length == 0 ? Demo() : "";
        Console.WriteLine(build);
        if (options.Save)
            Results.Save("start.md", "First call and build", $"{Explanation}\nA process that does nothing: {PeakCommand.Duration(nothing)}. {options.Rounds} processes each.\n\n{build}", table);
    }

    /// <summary>The demo's build: the whole command, and what of the compiler's time is emitted code's.</summary>
    private static string Demo()
    {
        const string folder = "src/StaticDense.Demo";
        var begin = Stopwatch.GetTimestamp();
        using var build = System.Diagnostics.Process.Start(new ProcessStartInfo("dotnet", ["build", folder, "-c", "Release", "--no-incremental", "--no-dependencies", "-v", "quiet", "-nologo"])
        {
            WorkingDirectory = Machine.Root,
            RedirectStandardOutput = true,
        })!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
            return $"The demo does not build here:\n{output}";
        var whole = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var bin = Path.Combine(Machine.Root, folder, "bin", "Release", "net10.0");
        var demo = new EmittedSource(folder, OutputKind.ConsoleApplication, [Path.Combine(bin, "Spectre.Console.dll"), Path.Combine(bin, "System.CommandLine.dll")]);
        var (all, rest) = demo.CompileSeconds();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The demo alone (`dotnet build --no-incremental --no-dependencies`): {whole:F1} s. Its compilation in a warm compiler: {all * 1e3:F0} ms, of which emitted code {(all - rest) * 1e3:F0} ms: {(all - rest) / whole:P0} of the command's time.");
    }

    /// <summary>Seconds: the whole process, creation, first and second prediction; medians.</summary>
    private static double[] Times(string program, string network, int rounds)
    {
        var runs = Enumerable.Range(0, rounds).Select(_ => Child(program, "first", network)).ToList();
        return
        [
            Statistics.Median(runs.Select(run => run.Seconds)),
            .. Enumerable.Range(0, 3).Select(i => Statistics.Median(runs.Select(run => run.Words[i])) * 1e-6),
        ];
    }

    private static (double Seconds, double[] Words) Child(string program, string command, string network)
    {
        var begin = Stopwatch.GetTimestamp();
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo("dotnet", [program, command, network])
        {
            RedirectStandardOutput = true,
        })!;
        var line = process.StandardOutput.ReadLine();
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        process.WaitForExit();
        return line is null
            ? throw new InvalidOperationException($"The child process for {network} has written nothing.")
            : (seconds, [.. line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))]);
    }

    private static string Kilobytes(double emitted, double library) => string.Create(CultureInfo.InvariantCulture, $"{emitted / 1e3:F1} + {library / 1e3:F1}");
}
