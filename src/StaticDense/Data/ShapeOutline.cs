namespace StaticDense;

/// <summary>The outlines of drawn objects; the first ones are classes of their own, in the order of their labels.</summary>
internal enum ShapeOutline
{
    Disc,
    Ring,
    Square,
    Triangle,
    Star,
    Cross,

    /// <summary>A disc with two and three bulges, different for every object.</summary>
    Blob,
}
