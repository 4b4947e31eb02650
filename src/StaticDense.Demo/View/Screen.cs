using Spectre.Console;
using Spectre.Console.Rendering;

namespace StaticDense.Demo;

/// <summary>
/// The output: a terminal, whose lines can be written over and coloured, or a file or pipe, which gets the same text plainly and
/// unbroken.
/// </summary>
internal sealed class Screen
{
    private const int WidthOfFiles = 240;
    private readonly IAnsiConsole console;
    private readonly bool isTerminal = !Console.IsOutputRedirected;

    public Screen()
    {
        var noColors = !isTerminal || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = noColors ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = WidthOfFiles;
    }

    /// <summary>Whether a line can be written over.</summary>
    public bool IsLive => isTerminal && console.Profile.Capabilities.Ansi;

    /// <summary>Whether an image can be shown in its own colours, or some near to them.</summary>
    public bool HasColors => console.Profile.Capabilities.ColorSystem >= ColorSystem.EightBit;

    /// <summary>Whether more than ASCII can be shown.</summary>
    public bool HasUnicode => console.Profile.Capabilities.Unicode;

    /// <summary>The characters that fit into a line.</summary>
    public int Width => console.Profile.Width;

    /// <summary>Writes plain text, however long, as it stands.</summary>
    public void Line(string text = "") => console.Profile.Out.Writer.WriteLine(text);

    /// <summary>Writes text with Spectre.Console's markup.</summary>
    public void Markup(string markup) => console.MarkupLine(markup);

    /// <summary>Writes something drawn.</summary>
    public void Draw(IRenderable drawing) => console.Write(drawing);

    /// <summary>Writes over the current line and stays in it. Only on a live screen.</summary>
    /// <param name="markup">Less than a line of text.</param>
    public void Rewrite(string markup)
    {
        var writer = console.Profile.Out.Writer;
        writer.Write('\r');
        console.Markup(markup);
        writer.Write("\u001b[K");
        writer.Flush();
    }
}
