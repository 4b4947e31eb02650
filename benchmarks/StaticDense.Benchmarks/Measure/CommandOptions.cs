using System.Globalization;

namespace StaticDense.Benchmarks.Measure;

/// <summary>What follows a command.</summary>
/// <param name="Save">Whether the table is kept under <c>benchmarks/results</c>.</param>
/// <param name="Only">Measures only what has this in its name.</param>
/// <param name="Seconds">How long each line is measured.</param>
/// <param name="Peers">The folder of the other systems' scripts; null for the usual place.</param>
/// <param name="Rounds">How often systems take turns.</param>
internal sealed record CommandOptions(bool Save, string Only, double Seconds, string? Peers, int Rounds)
{
    /// <summary>Functions: whether the largest errors over all floats are found, which takes minutes.</summary>
    public bool Errors { get; init; }

    /// <param name="arguments">The command line behind the command.</param>
    /// <param name="known">Options that this command has beside <c>--save</c> and <c>--seconds</c>.</param>
    /// <exception cref="ArgumentException">An option is unknown or lacks its value.</exception>
    public static CommandOptions Parse(ReadOnlySpan<string> arguments, params ReadOnlySpan<string> known)
    {
        var options = new CommandOptions(Save: false, Only: "", Seconds: 1, Peers: null, Rounds: 5);
        for (var i = 0; i < arguments.Length; i++)
        {
            var option = arguments[i];
            if (option == "--save")
            {
                options = options with { Save = true };
                continue;
            }

            if (option == "--errors" && known.Contains(option))
            {
                options = options with { Errors = true };
                continue;
            }

            if ((option != "--seconds" && !known.Contains(option)) || i + 1 == arguments.Length)
                throw new ArgumentException($"Unknown option, or one without its value: {option}. There are {string.Join(", ", ["--save", "--seconds", .. known])}.");
            var value = arguments[++i];
            options = option switch
            {
                "--seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--only" => options with { Only = value },
                "--peers" => options with { Peers = value },
                _ => options with { Rounds = Math.Max(1, int.Parse(value, CultureInfo.InvariantCulture)) },
            };
        }

        return options;
    }
}
