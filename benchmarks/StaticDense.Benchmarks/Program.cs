using BenchmarkDotNet.Running;
using StaticDense.Benchmarks.Measure;
using StaticDense.Benchmarks.Peers;
using StaticDense.Benchmarks.Suites;

const string Usage = """
    peak [--save] [--only TEXT] [--seconds NUMBER]        networks against the peak of multiply-adds
    peers [--save] [--seconds NUMBER] [--rounds NUMBER] [--peers DIR]
                                                          the convolutional network beside ONNX Runtime and PyTorch
    functions [--save] [--only TEXT] [--seconds NUMBER] [--errors]
                                                          elementary functions beside the platform's; their errors over all floats
    generator [--save] [--only TEXT] [--seconds NUMBER]   the generator against its budgets
    suites [BenchmarkDotNet's options]                    BenchmarkDotNet's suites, for example: suites --filter *TrainingStep*
    """;

try
{
    switch (args)
    {
        case ["peak", ..]:
            PeakCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--only"));
            return 0;
        case ["peers", ..]:
            PeersCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--rounds", "--peers"));
            return 0;
        case ["functions", ..]:
            FunctionsCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--only", "--errors"));
            return 0;
        case ["generator", ..]:
            GeneratorCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--only"));
            return 0;
        case ["suites", ..]:
            BenchmarkSwitcher.FromAssembly(typeof(SuiteConfiguration).Assembly).Run(args[1..], new SuiteConfiguration());
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return args is ["--help"] ? 0 : 2;
    }
}
catch (Exception exception) when (exception is ArgumentException or FormatException)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
