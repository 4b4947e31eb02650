using BenchmarkDotNet.Running;
using StaticDense.Benchmarks.Measure;
using StaticDense.Benchmarks.Peers;
using StaticDense.Benchmarks.Start;
using StaticDense.Benchmarks.Suites;

const string Usage = """
    peak [--save] [--only TEXT] [--seconds NUMBER]        networks against the peak of multiply-adds
    peers [--save] [--only TEXT] [--threads 1|2] [--rounds NUMBER] [--seconds NUMBER] [--quick] [--peers DIR] [--lock FILE]
                                                          all networks beside other systems, by turns
    short [--peers DIR]                                   the same in a minute; fails only where bytes were allocated
    memory [--save] [--only TEXT] [--peers DIR]           declared and allocated bytes beside PyTorch's
    start [--save] [--only TEXT] [--rounds NUMBER] [--ready DIR]
                                                          first prediction in fresh processes, emitted source and machine code, the demo's build
    functions [--save] [--only TEXT] [--seconds NUMBER] [--errors]
                                                          elementary functions beside the platform's; their errors over all floats
    generator [--save] [--only TEXT] [--seconds NUMBER]   the generator against its budgets; fails where it is over
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
        case ["short", ..]:
            return ShortCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--only", "--peers")) ? 0 : 1;
        case ["memory", ..]:
            MemoryCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--only", "--peers"));
            return 0;
        case ["start", ..]:
            StartCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--only", "--rounds", "--ready"));
            return 0;
        case ["first" or "code", var network]:
            FirstCall.Run(network, listens: args[0] == "code");
            return 0;
        case ["functions", ..]:
            FunctionsCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--only", "--errors"));
            return 0;
        case ["generator", ..]:
            return GeneratorCommand.Run(CommandOptions.Parse(args.AsSpan(1), "--only")) ? 0 : 1;
        case ["suites", ..]:
            RunSuites(args[1..]);
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

// A method of its own: other commands need not load what this one needs.
[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
static void RunSuites(string[] arguments) => BenchmarkSwitcher.FromAssembly(typeof(SuiteConfiguration).Assembly).Run(arguments, new SuiteConfiguration());
