using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace StaticDense;

/// <summary>
/// Reads CSV files (RFC 4180: fields may be quoted, quotes are doubled) into datasets in memory. Numbers are written with a point, whatever the
/// machine's culture; spaces around a field do not count; empty lines are skipped.
/// </summary>
public static class Csv
{
    // A quote that is never closed makes one record of the rest of the file.
    private const int MaximumRecordSize = 1 << 22;

    /// <summary>Reads a file in UTF-8.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">Which column is what.</param>
    /// <exception cref="NetworkFileException">The file is missing or damaged; the message names file, line, column and text.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static Dataset Load(string path, CsvOptions options) => Load(path, options, out _);

    /// <summary>Reads a file in UTF-8, and says which classes it holds.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">Which column is what.</param>
    /// <param name="classNames">The names of the classes in the order of their labels; empty where labels are no names.</param>
    /// <exception cref="NetworkFileException">The file is missing or damaged; the message names file, line, column and text.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static Dataset Load(string path, CsvOptions options, out ImmutableArray<string> classNames)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, path, options, out classNames);
        }
        catch (FileNotFoundException error)
        {
            throw new NetworkFileException($"There is no file {path}.", error);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new NetworkFileException($"There is no folder {Path.GetDirectoryName(Path.GetFullPath(path))}.", error);
        }
        catch (Exception error) when (error is not NetworkFileException && error is IOException or UnauthorizedAccessException)
        {
            throw new NetworkFileException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">Which column is what.</param>
    /// <param name="classNames">The names of the classes in the order of their labels; empty where labels are no names.</param>
    /// <exception cref="NetworkFileException">The text is damaged; the message names the source, line, column and text.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static Dataset Read(TextReader reader, string name, CsvOptions options, out ImmutableArray<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        using var records = CsvReader.Create(
            reader,
            new()
            {
                Separator = options.Delimiter,
                // The first row is read like the others, so that errors in it have a line.
                HasHeader = false,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                MaxRecordSize = MaximumRecordSize,
            },
            leaveOpen: true);
        try
        {
            var rows = new CsvRows(name, records, options);
            while (records.Read())
                rows.Add();
            return rows.ToDataset(out classNames);
        }
        catch (CsvFormatException error)
        {
            throw new NetworkFileException(
                string.Create(CultureInfo.InvariantCulture, $"{name}, line {error.LineNumber}: the row cannot be taken apart: {error.Message}"),
                error);
        }
    }
}
