using System.Globalization;

namespace StaticDense.Benchmarks.Measure;

/// <summary>What follows a command.</summary>
/// <param name="Save">Whether the table is kept under <c>benchmarks/results</c>.</param>
/// <param name="Only">Measures only what has this in its name.</param>
/// <param name="Seconds">How long each line is measured.</param>
internal sealed record CommandOptions(bool Save, string Only, double Seconds)
{
    /// <exception cref="ArgumentException">An option is unknown or lacks its value.</exception>
    public static CommandOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new CommandOptions(Save: false, Only: "", Seconds: 1);
        while (!arguments.IsEmpty)
        {
            var (option, taken) = (arguments[0], 1);
            if (option == "--save")
            {
                options = options with { Save = true };
            }
            else if (option is "--only" or "--seconds" && arguments.Length > 1)
            {
                taken = 2;
                options = option == "--only"
                    ? options with { Only = arguments[1] }
                    : options with { Seconds = double.Parse(arguments[1], CultureInfo.InvariantCulture) };
            }
            else
            {
                throw new ArgumentException($"Unknown option, or one without its value: {option}. There are --save, --only TEXT and --seconds NUMBER.");
            }

            arguments = arguments[taken..];
        }

        return options;
    }
}
