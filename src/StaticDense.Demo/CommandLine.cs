using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;

namespace StaticDense.Demo;

/// <summary>The options, their help, and one sentence for each mistake.</summary>
internal static class CommandLine
{
    private const int MaximumEpochs = 10_000;
    private const int MaximumSamples = 200_000;
    private const int MaximumThreads = 256;

    private static readonly Option<string?> Data = Text("--data", "DIR", "Read images from this folder: MNIST's four IDX files, gzip or plain; for cnn CIFAR-10's binary files. Without it the program draws its own digits, and coloured shapes for cnn.");
    private static readonly Option<string?> Save = Text("--save", "FILE", $"Write the trained model here (safetensors). Default, for each network its own: {ModelFile.DefaultPath(NetworkChoice.Mlp)}");
    private static readonly Option<string?> Load = Text("--load", "FILE", "Start from the model in this file. It is evaluated as it is; give --epochs to train it further.");

    private static readonly Option<NetworkChoice?> Network = new("--network")
    {
        HelpName = string.Join('|', NetworkChoices.All.Select(network => network.Name())),
        Description = "For digits: linear: softmax regression; mlp: 784-128-10 (default); big: 784-512-256-10 with dropout and L2; convnet: two convolutions. For 32x32 colour images: cnn: four convolutions.",
        CustomParser = ParseNetwork,
    };

    private static readonly Option<int?> Epochs = new("--epochs")
    {
        HelpName = "N",
        Description = $"Train this long, 0 to {MaximumEpochs}. Default: {NetworkChoice.Mlp.DefaultEpochs()}, for cnn {NetworkChoice.Cnn.DefaultEpochs()}; 0 with --load.",
        CustomParser = result => ParseNumber(result, 0, MaximumEpochs),
    };

    private static readonly Option<ulong?> Seed = new("--seed")
    {
        HelpName = "N",
        Description = $"Seed of the initial parameters, of shuffling and of dropout. Default: {DemoOptions.DefaultSeed}. One seed gives the same bits every time.",
        CustomParser = ParseSeed,
    };

    private static readonly Option<int?> Samples = new("--samples")
    {
        HelpName = "N",
        Description = $"Use only the first N training images and at most N for validation and test, 1 to {MaximumSamples}. Default: all.",
        CustomParser = result => ParseNumber(result, 1, MaximumSamples),
    };

    private static readonly Option<int?> Threads = new("--threads")
    {
        HelpName = "N",
        Description = $"Let up to N threads share each training step, 1 to {MaximumThreads}. Default: 1. The result is the same, bit for bit.",
        CustomParser = result => ParseNumber(result, 1, MaximumThreads),
    };

    private static readonly HelpOption Help = new("--help", "-h", "-?");

    /// <summary>Reads the command line and does what it says.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] arguments)
    {
        // Not a RootCommand, which brings options of its own: these are all there are.
        var command = new Command("StaticDense.Demo", Description) { Data, Network, Epochs, Seed, Samples, Threads, Save, Load, Help };
        command.SetAction(result => Demo.Run(Read(result)));
        var parsed = command.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine($"{OneLine(parsed.Errors[0].Message)} See --help.");
            return ExitCodes.Usage;
        }

        // Signals are the program's own affair: see Interruption.
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static string Description =>
        $"""
        Trains a declared neural network to read handwritten digits or to tell colour images, and shows what it learned. The last line of the output is
        the accuracy on the test images. Ctrl-C ends training after the current batch and saves the model as it is then.

        Exit codes: {ExitCodes.Success} done, {ExitCodes.Failure} a file is missing, damaged or not writable, {ExitCodes.Usage} a mistake on the command line,
        {ExitCodes.Interrupted} ended by Ctrl-C, {ExitCodes.Terminated} ended by a request to terminate.
        """;

    private static DemoOptions Read(ParseResult result) => new(
        result.GetValue(Data),
        result.GetValue(Network) ?? NetworkChoice.Mlp,
        result.GetValue(Epochs),
        result.GetValue(Seed) ?? DemoOptions.DefaultSeed,
        result.GetValue(Samples),
        result.GetValue(Save),
        result.GetValue(Load),
        result.GetValue(Threads) ?? 1);

    private static Option<string?> Text(string name, string helpName, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (string.IsNullOrWhiteSpace(text))
                result.AddError($"{name} needs a path, and an empty one was given.");
            return text;
        },
    };

    private static NetworkChoice? ParseNetwork(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        foreach (var network in NetworkChoices.All)
        {
            if (string.Equals(text, network.Name(), StringComparison.Ordinal))
                return network;
        }

        result.AddError($"--network is linear, mlp, big, convnet or cnn, not '{text}'.");
        return null;
    }

    private static int? ParseNumber(ArgumentResult result, int minimum, int maximum)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
            return number;
        result.AddError($"{OptionName(result)} is a whole number from {minimum} to {maximum}, not '{text}'.");
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

    private static string OptionName(ArgumentResult result) => result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;

    private static string OneLine(string message) => string.Join(' ', message.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
