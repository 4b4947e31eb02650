using System.Globalization;

namespace StaticDense.Benchmarks.Measure;

/// <summary>What follows a command.</summary>
/// <param name="Save">Whether the table is kept under <c>benchmarks/results</c>.</param>
/// <param name="Only">Measures only what has this in its name.</param>
/// <param name="Seconds">How long each line is measured.</param>
/// <param name="Peers">The folder of the other systems' packages; null for the usual places.</param>
/// <param name="Rounds">How often systems take turns.</param>
/// <param name="Threads">Only work of so many threads; 0 for all.</param>
/// <param name="Lock">A file to lock while something is measured; null for none.</param>
/// <param name="Ready">Where this program was published compiled ahead of time; null for nowhere.</param>
internal sealed record CommandOptions(bool Save, string Only, double Seconds, string? Peers, int Rounds, int Threads, string? Lock, string? Ready = null)
{
    /// <summary>Functions: whether the largest errors over all floats are found, which takes minutes.</summary>
    public bool Errors { get; init; }

    /// <param name="arguments">The command line behind the command.</param>
    /// <param name="known">Options that this command has beside <c>--save</c> and <c>--seconds</c>; <c>--quick</c> stands without a value.</param>
    /// <exception cref="ArgumentException">An option is unknown or lacks its value.</exception>
    public static CommandOptions Parse(ReadOnlySpan<string> arguments, params ReadOnlySpan<string> known)
    {
        var options = new CommandOptions(Save: false, Only: "", Seconds: 1, Peers: null, Rounds: 5, Threads: 0, Lock: null);
        for (var i = 0; i < arguments.Length; i++)
        {
            var option = arguments[i];
            if (option == "--save")
            {
                options = options with { Save = true };
                continue;
            }

            if (option == "--quick" && known.Contains(option))
            {
                options = options with { Seconds = 0.03, Rounds = 2 };
                continue;
            }

            if (option == "--errors" && known.Contains(option))
            {
                options = options with { Errors = true };
                continue;
            }

            if ((option != "--seconds" && !known.Contains(option)) || i + 1 == arguments.Length)
                throw new ArgumentException($"Unknown option, or one without its value: {option}. There are {string.Join(", ", ["--save", "--seconds", .. known])}.");
            options = options.With(option, arguments[++i]);
        }

        return options;
    }

    private CommandOptions With(string option, string value) => option switch
    {
        "--seconds" => this with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
        "--only" => this with { Only = value },
        "--peers" => this with { Peers = value },
        "--ready" => this with { Ready = value },
        "--lock" => this with { Lock = value },
        "--threads" => this with { Threads = int.Parse(value, CultureInfo.InvariantCulture) },
        _ => this with { Rounds = Math.Max(1, int.Parse(value, CultureInfo.InvariantCulture)) },
    };
}
