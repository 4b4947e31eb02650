using System.Collections.Immutable;

namespace StaticDense;

/// <summary>
/// How a CSV file becomes a dataset. Either <see cref="LabelColumn"/> or <see cref="TargetColumns"/> is given; every column that is
/// named nowhere is an input, in the file's order.
/// </summary>
public sealed record CsvOptions
{
    /// <summary>Whether the first row names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What stands between two fields: an ASCII character.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The column of integer labels, or of class names where <see cref="LabelsAreNames"/> says so.</summary>
    public CsvColumn? LabelColumn { get; init; }

    /// <summary>
    /// Whether labels are names of classes. Label i is then the i-th of <see cref="ClassNames"/>, or, where these are not given, of the names that
    /// the file holds, in ordinal order.
    /// </summary>
    public bool LabelsAreNames { get; init; }

    /// <summary>The names of the classes in the order of their labels; give them so that a second file is read like the first.</summary>
    public ImmutableArray<string> ClassNames { get; init; } = [];

    /// <summary>The columns of target values, in this order.</summary>
    public ImmutableArray<CsvColumn> TargetColumns { get; init; } = [];

    /// <summary>The column of sample weights, if there is one.</summary>
    public CsvColumn? WeightColumn { get; init; }

    /// <summary>Columns that are not read.</summary>
    public ImmutableArray<CsvColumn> IgnoredColumns { get; init; } = [];

    internal void Check()
    {
        if (!char.IsAscii(Delimiter) || Delimiter is '"' or '\r' or '\n' or ' ')
            throw new ArgumentException($"The delimiter must be an ASCII character other than a quote, a space or a line break; U+{(int)Delimiter:X4} was given.");
        if (LabelColumn is null == TargetColumns.IsDefaultOrEmpty)
            throw new ArgumentException("Either a label column or target columns must be given.");
        if (!ClassNames.IsDefaultOrEmpty && (!LabelsAreNames || LabelColumn is null))
            throw new ArgumentException("Class names were given, and labels are not names.");
        if (!ClassNames.IsDefaultOrEmpty && ClassNames.Distinct(StringComparer.Ordinal).Count() != ClassNames.Length)
            throw new ArgumentException("A class name was given twice.");
    }
}
