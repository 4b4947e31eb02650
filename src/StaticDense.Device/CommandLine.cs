using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;

namespace StaticDense.Device;

/// <summary>The options, their help, and one sentence for each mistake.</summary>
internal static class CommandLine
{
    private static readonly Option<long?> Every = Count("--every", $"Report each N samples. Default: {DeviceOptions.DefaultEvery}.");

    private static readonly Option<long?> Generate = Count("--generate", "Do not learn: write N lines of a simulated machine to learn from, and end.");

    private static readonly Option<float?> LearningRate = new("--learning-rate")
    {
        HelpName = "R",
        Description = string.Create(CultureInfo.InvariantCulture, $"The step size, more than 0 and at most 1. Default: {DeviceOptions.DefaultLearningRate}."),
        CustomParser = ParseRate,
    };

    private static readonly Option<ulong?> Seed = new("--seed")
    {
        HelpName = "N",
        Description = $"Seed of the initial parameters, or of what --generate writes. Default: {DeviceOptions.DefaultSeed}.",
        CustomParser = ParseSeed,
    };

    private static readonly HelpOption Help = new("--help", "-h", "-?");

    private static string Description =>
        $"""
        Learns from lines of numbers on the standard input, one sample at a time, and says how well it would have predicted each before it learned from it. A line
        holds {SensorNet.InputSize} readings and the value to predict, separated by commas, semicolons or blanks; empty lines and those that begin with # are passed over. A
        line that cannot be read is refused with its number on the error output, and learning goes on. The last line of the output is the mean error.

        Exit codes: {ExitCodes.Success} done, {ExitCodes.Failure} nothing could be learned from, {ExitCodes.Usage} a mistake on the command line,
        {ExitCodes.Interrupted} ended by Ctrl-C, {ExitCodes.Terminated} ended by a request to terminate.
        """;

    /// <summary>Reads the command line and does what it says.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] arguments)
    {
        // Not a RootCommand, which brings options of its own: these are all there are.
        var command = new Command("StaticDense.Device", Description) { Every, LearningRate, Seed, Generate, Help };
        command.SetAction(result => Device.Run(Read(result)));
        var parsed = command.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine($"{OneLine(parsed.Errors[0].Message)} See --help.");
            return ExitCodes.Usage;
        }

        // Signals are the program's own affair: see Interruption.
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static DeviceOptions Read(ParseResult result) => new(
        result.GetValue(Every) ?? DeviceOptions.DefaultEvery,
        result.GetValue(LearningRate) ?? DeviceOptions.DefaultLearningRate,
        result.GetValue(Seed) ?? DeviceOptions.DefaultSeed,
        result.GetValue(Generate));

    private static Option<long?> Count(string name, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
                return number;
            result.AddError($"{name} is a whole number of at least 1, not '{text}'.");
            return null;
        },
    };

    private static float? ParseRate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 1)
            return rate;
        result.AddError($"--learning-rate is a number above 0 and at most 1, not '{text}'.");
        return null;
    }

    private static ulong? ParseSeed(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            return seed;
        result.AddError($"--seed is a whole number from 0 to {ulong.MaxValue}, not '{text}'.");
        return null;
    }

    private static string OneLine(string message) => string.Join(' ', message.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
