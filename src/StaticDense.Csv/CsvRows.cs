using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace StaticDense;

/// <summary>Collects the rows of one file.</summary>
internal sealed class CsvRows
{
    private enum Role
    {
        Input,
        Label,
        Target,
        Weight,
        Ignored,
    }

    private readonly string name;
    private readonly CsvReader records;
    private readonly CsvOptions options;
    private readonly List<float> inputs = [];
    private readonly List<float> targets = [];
    private readonly List<float> weights = [];
    private readonly List<int> labels = [];
    private readonly Dictionary<string, int> classes = new(StringComparer.Ordinal);
    private readonly List<string> classNames = [];

    private string[]? header;
    private Role[] roles = [];
    private int[] targetPlaces = [];

    public CsvRows(string name, CsvReader records, CsvOptions options)
    {
        this.name = name;
        this.records = records;
        this.options = options;
        if (options.ClassNames.IsDefaultOrEmpty)
            return;
        foreach (var className in options.ClassNames)
            AddClass(className);
    }

    /// <summary>Takes the reader's current row.</summary>
    public void Add()
    {
        if (roles.Length == 0)
        {
            if (options.HasHeader && header is null)
            {
                header = [.. Enumerable.Range(0, records.FieldCount).Select(records.GetString)];
                AssignRoles(header.Length);
                return;
            }

            AssignRoles(records.FieldCount);
        }

        if (records.FieldCount != roles.Length)
            throw new NetworkFileException($"{name}, line {Line}: expected {roles.Length} columns, found {records.FieldCount}.");
        for (var column = 0; column < roles.Length; column++)
        {
            switch (roles[column])
            {
                case Role.Input:
                    inputs.Add(Number(column));
                    break;
                case Role.Label:
                    labels.Add(options.LabelsAreNames ? Class(column) : Label(column));
                    break;
                case Role.Weight:
                    weights.Add(Number(column));
                    break;
            }
        }

        foreach (var column in targetPlaces)
            targets.Add(Number(column));
    }

    /// <summary>The rows as a dataset.</summary>
    public Dataset ToDataset(out ImmutableArray<string> names)
    {
        if (inputs.Count == 0)
            throw new NetworkFileException($"{name}: expected at least one row{(options.HasHeader ? " below the header" : "")}, found none.");
        var inputSize = roles.Count(role => role == Role.Input);
        names = [.. classNames];
        if (options.LabelsAreNames && options.ClassNames.IsDefaultOrEmpty)
            names = SortClasses();

        var dataset = options.LabelColumn is null
            ? Dataset.FromMemory(inputs.ToArray(), targets.ToArray(), inputSize)
            : Dataset.FromMemory(inputs.ToArray(), labels.ToArray(), inputSize);
        return options.WeightColumn is null ? dataset : dataset.WithSampleWeights(weights.ToArray());
    }

    // Labels were given in the order of appearance; the order of names does not depend on the order of rows.
    private ImmutableArray<string> SortClasses()
    {
        var sorted = classNames.ToImmutableArray().Sort(StringComparer.Ordinal);
        var places = classNames.ConvertAll(className => sorted.BinarySearch(className, StringComparer.Ordinal));
        for (var i = 0; i < labels.Count; i++)
            labels[i] = places[labels[i]];
        return sorted;
    }

    private string Line => records.LineNumber.ToString(CultureInfo.InvariantCulture);

    private void AssignRoles(int columns)
    {
        roles = new Role[columns];
        if (options.LabelColumn is { } label)
            Assign(label, Role.Label);
        if (options.WeightColumn is { } weight)
            Assign(weight, Role.Weight);
        if (!options.TargetColumns.IsDefaultOrEmpty)
            targetPlaces = [.. options.TargetColumns.Select(column => Assign(column, Role.Target))];
        if (!options.IgnoredColumns.IsDefaultOrEmpty)
        {
            foreach (var column in options.IgnoredColumns)
                Assign(column, Role.Ignored);
        }

        if (!roles.Contains(Role.Input))
            throw new NetworkFileException($"{name}, line {Line}: none of the {columns} columns is left as an input.");
    }

    private int Assign(CsvColumn column, Role role)
    {
        var place = column.Find(header, roles.Length);
        if (place < 0)
        {
            var found = header is null ? $"{roles.Length} columns without names" : string.Join(", ", header.Select(text => $"'{text}'"));
            throw new NetworkFileException($"{name}, line {Line}: expected a column {column}, found {found}.");
        }

        if (roles[place] != Role.Input)
            throw new ArgumentException($"The column {column} is given two uses: {roles[place]} and {role}.");
        roles[place] = role;
        return place;
    }

    private float Number(int column) =>
        float.TryParse(records.GetSpan(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Unexpected(column, "a number");

    private int Label(int column) =>
        int.TryParse(records.GetSpan(column), NumberStyles.None, CultureInfo.InvariantCulture, out var label)
            ? label
            : throw Unexpected(column, "a label (a whole number from 0)");

    private int Class(int column)
    {
        var className = records.GetString(column);
        if (classes.TryGetValue(className, out var label))
            return label;
        if (!options.ClassNames.IsDefaultOrEmpty)
            throw Unexpected(column, $"one of {string.Join(", ", options.ClassNames.Select(text => $"'{text}'"))}");
        return className.Length > 0 ? AddClass(className) : throw Unexpected(column, "the name of a class");
    }

    private int AddClass(string className)
    {
        classes.Add(className, classNames.Count);
        classNames.Add(className);
        return classNames.Count - 1;
    }

    private NetworkFileException Unexpected(int column, string expected)
    {
        var text = records.GetString(column);
        var shown = text.Length > 60 ? $"{text.AsSpan(0, 60)}..." : text;
        var columnName = header is null ? (column + 1).ToString(CultureInfo.InvariantCulture) : $"'{header[column]}'";
        return new($"{name}, line {Line}, column {columnName}: expected {expected}, found '{shown}'.");
    }
}
