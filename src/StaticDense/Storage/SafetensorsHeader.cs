using System.Collections.Immutable;
using System.Text.Json;

namespace StaticDense.Storage;

/// <summary>
/// Checks a safetensors header against the tensors that are expected: exactly these, in any order, each of type F32 and of the
/// expected shape, their ranges covering the data exactly; no key twice, in whatever spelling. A value of another kind is refused, as are keys
/// that the format does not know. Nothing is allocated that the expectation or the header's own bytes do not bound.
/// </summary>
internal ref struct SafetensorsHeader
{
    public const string MetadataName = "__metadata__";

    private const int MaximumAxes = 64;

    private readonly string path;
    private readonly ImmutableArray<SafetensorsEntry> expected;
    private readonly long dataLength;
    private readonly long[] begins;
    private Utf8JsonReader json;

    private SafetensorsHeader(string path, ReadOnlySpan<byte> text, ImmutableArray<SafetensorsEntry> expected, long dataLength)
    {
        this.path = path;
        this.expected = expected;
        this.dataLength = dataLength;
        begins = new long[expected.Length];
        Array.Fill(begins, -1);
        json = new Utf8JsonReader(text);
    }

    /// <summary>Where each expected tensor starts, in bytes from the start of the data.</summary>
    /// <exception cref="NetworkFileException">The header is damaged or describes something else.</exception>
    public static long[] Parse(string path, ReadOnlySpan<byte> text, ImmutableArray<SafetensorsEntry> expected, long dataLength)
    {
        if (text.IsEmpty || text[0] != (byte)'{')
            throw new NetworkFileException($"{path}: expected a header that starts with '{{'.");
        var header = new SafetensorsHeader(path, text, expected, dataLength);
        try
        {
            header.ParseTop();
        }
        catch (JsonException error)
        {
            throw new NetworkFileException($"{path}: the header is damaged: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            // A text that is no Unicode: a broken byte sequence, or half of a surrogate pair in an escape.
            throw new NetworkFileException($"{path}: the header holds a text that cannot be read: {error.Message}", error);
        }

        header.CheckTiling();
        return header.begins;
    }

    private void ParseTop()
    {
        var indices = new Dictionary<string, int>(expected.Length, StringComparer.Ordinal);
        for (var i = 0; i < expected.Length; i++)
            indices.Add(expected[i].Name, i);

        var hasMetadata = false;
        json.Read();
        Expect(JsonTokenType.StartObject, "the header");
        while (NextName() is { } name)
        {
            if (name == MetadataName)
            {
                if (hasMetadata)
                    throw Damage($"{MetadataName} stands there twice");
                hasMetadata = true;
                ParseMetadata();
                continue;
            }

            if (!indices.TryGetValue(name, out var index))
                throw Damage($"the tensor {Quote(name)} is not one of the {expected.Length} expected");
            if (begins[index] >= 0)
                throw Damage($"the tensor {name} stands there twice");
            begins[index] = ParseTensor(expected[index]);
        }

        // Only spaces may follow; anything else throws.
        if (json.Read())
            throw Damage("something follows its end");
        for (var i = 0; i < expected.Length; i++)
        {
            if (begins[i] < 0)
                throw Damage($"expected the tensor {expected[i].Name} of shape {expected[i].ShapeText}, found none of that name");
        }
    }

    private void ParseMetadata()
    {
        json.Read();
        Expect(JsonTokenType.StartObject, MetadataName);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (NextName() is { } name)
        {
            if (!names.Add(name))
                throw Damage($"{Quote(name)} stands twice in {MetadataName}");
            json.Read();
            Expect(JsonTokenType.String, $"{Quote(name)} in {MetadataName}");
            _ = json.GetString();
        }
    }

    private long ParseTensor(SafetensorsEntry tensor)
    {
        json.Read();
        Expect(JsonTokenType.StartObject, $"the tensor {tensor.Name}");
        bool hasType = false, hasShape = false;
        long begin = -1;
        while (NextName() is { } name)
        {
            json.Read();
            switch (name)
            {
                case "dtype" when !hasType:
                    hasType = true;
                    CheckType(tensor);
                    break;
                case "shape" when !hasShape:
                    hasShape = true;
                    CheckShape(tensor);
                    break;
                case "data_offsets" when begin < 0:
                    begin = ParseRange(tensor);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw Damage($"{name} stands twice in the tensor {tensor.Name}");
                default:
                    throw Damage($"the tensor {tensor.Name} has {Quote(name)}, which the format does not know");
            }
        }

        return hasType && hasShape && begin >= 0
            ? begin
            : throw Damage($"the tensor {tensor.Name} has no {(!hasType ? "dtype" : !hasShape ? "shape" : "data_offsets")}");
    }

    private void CheckType(SafetensorsEntry tensor)
    {
        Expect(JsonTokenType.String, $"the dtype of {tensor.Name}");
        var type = json.GetString()!;
        if (type != "F32")
            throw Damage($"expected the tensor {tensor.Name} of type F32, found {Quote(type)}");
    }

    private void CheckShape(SafetensorsEntry tensor)
    {
        Span<ulong> found = stackalloc ulong[MaximumAxes];
        var axes = ParseNumbers(found, $"the shape of {tensor.Name}");
        var same = axes == tensor.Shape.Length;
        for (var axis = 0; axis < axes && same; axis++)
            same = found[axis] == (ulong)tensor.Shape[axis];
        if (!same)
        {
            var text = string.Join(", ", found[..axes].ToArray());
            throw Damage($"expected the tensor {tensor.Name} of shape {tensor.ShapeText}, found [{text}]");
        }
    }

    private long ParseRange(SafetensorsEntry tensor)
    {
        Span<ulong> range = stackalloc ulong[MaximumAxes];
        var length = (ulong)dataLength;
        if (ParseNumbers(range, $"the data_offsets of {tensor.Name}") != 2)
            throw Damage($"expected two data_offsets of {tensor.Name}");
        var (begin, end) = (range[0], range[1]);
        if (begin > end || end > length)
            throw Damage($"expected data_offsets of {tensor.Name} within {length} bytes of data, found [{begin}, {end}]");
        var bytes = (ulong)checked(tensor.Count * sizeof(float));
        if (end - begin != bytes)
            throw Damage($"expected {bytes} bytes for the tensor {tensor.Name} of shape {tensor.ShapeText}, found {end - begin}");
        return (long)begin;
    }

    private int ParseNumbers(scoped Span<ulong> destination, string what)
    {
        Expect(JsonTokenType.StartArray, what);
        var count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (count == destination.Length)
                throw Damage($"{what} has more than {destination.Length} numbers");
            // A sign, a point or an exponent is refused: the format counts in whole numbers.
            if (json.TokenType != JsonTokenType.Number || !json.TryGetUInt64(out destination[count]))
                throw Damage($"expected whole numbers of at most 64 bits in {what}");
            count++;
        }

        return count;
    }

    private readonly void CheckTiling()
    {
        var order = new int[expected.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var starts = begins;
        var tensors = expected;
        // Tensors without elements come before the one that starts where they do.
        Array.Sort(order, (a, b) => starts[a] != starts[b] ? starts[a].CompareTo(starts[b]) : tensors[a].Count.CompareTo(tensors[b].Count));

        long next = 0;
        foreach (var index in order)
        {
            if (begins[index] != next)
                throw Damage($"expected data without gaps and overlaps: the tensor {expected[index].Name} at byte {next} of the data, found at {begins[index]}");
            next += expected[index].Count * sizeof(float);
        }

        if (next != dataLength)
            throw Damage($"expected {next} bytes of data, found {dataLength}");
    }

    // The next key of the object, its escapes undone, so that one key in two spellings is one key.
    private string? NextName()
    {
        json.Read();
        return json.TokenType == JsonTokenType.PropertyName ? json.GetString() : null;
    }

    private readonly void Expect(JsonTokenType type, string what)
    {
        if (json.TokenType != type)
            throw Damage($"expected {what} to be {Word(type)}, found {Word(json.TokenType)}");
    }

    private static string Word(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.None => "nothing",
        _ => "something else",
    };

    // Names come from the file: shown short and on one line.
    private static string Quote(string name)
    {
        var shown = name.Length > 80 ? $"{name.AsSpan(0, 80)}..." : name;
        return $"'{string.Concat(shown.Select(character => char.IsControl(character) ? '?' : character))}'";
    }

    private readonly NetworkFileException Damage(string what) => new($"{path}: the header does not fit: {what}.");
}
