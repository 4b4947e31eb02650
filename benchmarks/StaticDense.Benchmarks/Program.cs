using BenchmarkDotNet.Running;
using StaticDense.Benchmarks.Measure;
using StaticDense.Benchmarks.Peers;
using StaticDense.Benchmarks.Suites;

const string Usage = """
    peak [--save] [--only TEXT] [--seconds NUMBER]        networks against the peak of multiply-adds
    peers [--save] [--only TEXT] [--threads 1|2] [--rounds NUMBER] [--seconds NUMBER] [--quick] [--peers DIR] [--lock FILE]
                                                          all networks beside other systems, by turns
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
            PeersCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--only", "--threads", "--rounds", "--quick", "--peers", "--lock"));
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
