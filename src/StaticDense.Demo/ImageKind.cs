namespace StaticDense.Demo;

/// <summary>What the images of a set are.</summary>
/// <param name="Noun">What one of them is called.</param>
/// <param name="Side">Width and height in pixels.</param>
/// <param name="Channels">1 for ink on paper, 3 for red, green and blue, the channel last.</param>
/// <param name="ClassNames">What the labels stand for; each without a space.</param>
internal sealed record ImageKind(string Noun, int Side, int Channels, IReadOnlyList<string> ClassNames)
{
    public static readonly ImageKind Digits = new("digit", SyntheticDigits.Side, 1, [.. Enumerable.Range(0, SyntheticDigits.Classes).Select(digit => $"{digit}")]);
    public static readonly ImageKind Photographs = new("image", Cifar10.Side, Cifar10.Channels, Cifar10.ClassNames);
    public static readonly ImageKind Shapes = new("image", SyntheticShapes.Side, SyntheticShapes.Channels, SyntheticShapes.ClassNames);

    /// <summary>The characters of the longest class name.</summary>
    public int NameWidth => ClassNames.Max(name => name.Length);
}
