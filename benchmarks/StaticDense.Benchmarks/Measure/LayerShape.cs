using System.Globalization;

namespace StaticDense.Benchmarks.Measure;

/// <summary>What a layer does.</summary>
internal enum LayerKind
{
    Dense,
    Convolution,
    MaxPooling,
    GlobalAverage,
    Flatten,
}

/// <summary>One layer with its sizes, channels last.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Height">The input's rows; 1 for one row of values.</param>
/// <param name="Width">The input's columns; 1 for one row of values.</param>
/// <param name="Channels">The input's channels, or its values.</param>
/// <param name="Units">The output's channels, or its values.</param>
/// <param name="Size">A convolution's height and width.</param>
/// <param name="Activation">Its activation's name; empty for none.</param>
internal sealed record LayerShape(LayerKind Kind, int Height, int Width, int Channels, int Units, int Size, string Activation)
{
    /// <summary>Rows and columns of the output.</summary>
    public (int Height, int Width) OutputPlane => Kind switch
    {
        LayerKind.Convolution => (Height, Width),
        LayerKind.MaxPooling => (Height / 2, Width / 2),
        _ => (1, 1),
    };

    /// <summary>Values of one sample's input.</summary>
    public int InputSize => Height * Width * Channels;

    /// <summary>Values of one sample's output.</summary>
    public int OutputSize => OutputPlane.Height * OutputPlane.Width * Units;

    /// <summary>Values of the kernel.</summary>
    public int KernelSize => Kind switch
    {
        LayerKind.Dense => Channels * Units,
        LayerKind.Convolution => Size * Size * Channels * Units,
        _ => 0,
    };

    /// <summary>Multiply-adds of one sample.</summary>
    public long MultiplyAdds => Kind == LayerKind.Convolution ? (long)KernelSize * Height * Width : KernelSize;

    /// <summary>Reads the input and the layers of a network.</summary>
    public static IReadOnlyList<LayerShape> Read(string layers)
    {
        var words = layers.Split(' ');
        var input = words[0].Split('x').Select(Number).ToArray();
        var (height, width, channels) = input.Length == 1 ? (1, 1, input[0]) : (input[0], input[1], input[2]);
        var shapes = new List<LayerShape>();
        foreach (var word in words.Skip(1))
        {
            var shape = Read(word.Split(':'), height, width, channels);
            shapes.Add(shape);
            ((height, width), channels) = (shape.OutputPlane, shape.Units);
        }

        return shapes;
    }

    private static LayerShape Read(string[] parts, int height, int width, int channels) => parts switch
    {
        ["dense", var units, var activation] => new(LayerKind.Dense, 1, 1, height * width * channels, Number(units), 1, activation),
        ["conv", var filters, var size, var activation] => new(LayerKind.Convolution, height, width, channels, Number(filters), Number(size), activation),
        ["maxpool"] => new(LayerKind.MaxPooling, height, width, channels, channels, 2, ""),
        ["gap"] => new(LayerKind.GlobalAverage, height, width, channels, channels, 1, ""),
        ["flatten"] => new(LayerKind.Flatten, height, width, channels, height * width * channels, 1, ""),
        _ => throw new ArgumentException($"{string.Join(':', parts)} is no layer."),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
