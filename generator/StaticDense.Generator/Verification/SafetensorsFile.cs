using System.Globalization;
using System.Text;

namespace StaticDense.Generator.Verification;

/// <summary>A file is not what it should be.</summary>
internal sealed class DamagedFileException(string what) : Exception(what);

/// <summary>A tensor that a safetensors file says it has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements, <c>F32</c>.</param>
/// <param name="Shape">The size of each axis.</param>
/// <param name="Begin">Where its bytes begin in the file.</param>
/// <param name="End">Where they end.</param>
internal sealed record SafetensorsTensor(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    public string ShapeText => "[" + string.Join(", ", Shape.Select(size => size.ToString(CultureInfo.InvariantCulture))) + "]";
}

/// <summary>
/// Reads the header of a safetensors file: eight bytes of length, JSON, then the tensors' bytes without gaps. No key twice, ranges that tile the
/// data to the file's last byte, and as many bytes as shape and type need.
/// </summary>
internal sealed class SafetensorsFile
{
    private const string MetadataName = "__metadata__";

    private const int LengthSize = 8;

    private const int LongestHeader = 100_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<SafetensorsTensor> _tensors = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly JsonReader _json;
    private readonly long _dataStart;
    private readonly long _dataLength;

    private SafetensorsFile(JsonReader json, long dataStart, long dataLength)
    {
        _json = json;
        _dataStart = dataStart;
        _dataLength = dataLength;
    }

    /// <summary>The tensors, in the header's order.</summary>
    /// <exception cref="DamagedFileException">The file is no safetensors file.</exception>
    public static IReadOnlyList<SafetensorsTensor> Read(byte[] content)
    {
        if (content.Length < LengthSize)
            throw new DamagedFileException($"at least {LengthSize} bytes expected, {content.Length} found");
        var length = 0UL;
        for (var index = LengthSize - 1; index >= 0; index--)
            length = (length << 8) | content[index];
        var room = (ulong)Math.Min(content.Length - LengthSize, LongestHeader);
        if (length > room)
            throw new DamagedFileException(FormattableString.Invariant($"its header claims {length} bytes, and there is room for {room}"));
        if (length == 0 || content[LengthSize] != (byte)'{')
            throw new DamagedFileException("a header that begins with '{' expected");
        try
        {
            var file = new SafetensorsFile(
                new JsonReader(Utf8.GetString(content, LengthSize, (int)length)), LengthSize + (long)length, content.Length - LengthSize - (long)length);
            file.ReadHeader();
            file.CheckTiling();
            return file._tensors;
        }
        catch (JsonFault fault)
        {
            throw new DamagedFileException($"its header, at character {fault.Position}: {fault.Message}");
        }
        catch (ArgumentException)
        {
            throw new DamagedFileException("its header is not in UTF-8");
        }
    }

    private void ReadHeader()
    {
        _json.Begin('{', "a header");
        for (var isFirst = true; _json.Next(ref isFirst, '}');)
        {
            var name = _json.Name();
            if (!_names.Add(name))
                throw new DamagedFileException($"'{name}' stands there twice");
            if (name == MetadataName)
                ReadMetadata();
            else
                _tensors.Add(ReadTensor(name));
        }

        // Padding with spaces is usual.
        _json.End();
    }

    private void ReadMetadata()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        _json.Begin('{', $"an object as {MetadataName}");
        for (var isFirst = true; _json.Next(ref isFirst, '}');)
        {
            var name = _json.Name();
            if (!names.Add(name))
                throw new DamagedFileException($"'{name}' stands twice in {MetadataName}");
            _json.Text($"a text as '{name}'");
        }
    }

    private SafetensorsTensor ReadTensor(string name)
    {
        string? type = null;
        List<long>? shape = null, range = null;
        _json.Begin('{', $"an object as '{name}'");
        for (var isFirst = true; _json.Next(ref isFirst, '}');)
        {
            var key = _json.Name();
            if (key == "dtype" && type is null)
                type = _json.Text("a type's name");
            else if (key == "shape" && shape is null)
                shape = ReadNumbers();
            else if (key == "data_offsets" && range is null)
                range = ReadNumbers();
            else
                throw new DamagedFileException($"the tensor '{name}' has '{key}' twice, or the format does not know it");
        }

        if (type is null || shape is null || range is not { Count: 2 })
            throw new DamagedFileException($"the tensor '{name}' needs dtype, shape and two data_offsets");
        if (range[0] > range[1] || range[1] > _dataLength)
            throw new DamagedFileException(FormattableString.Invariant($"the data_offsets of '{name}' are {range[0]} and {range[1]}, and there are {_dataLength} bytes of data"));
        return new(name, type, shape, _dataStart + range[0], _dataStart + range[1]);
    }

    private List<long> ReadNumbers()
    {
        var numbers = new List<long>();
        _json.Begin('[', "an array");
        for (var isFirst = true; _json.Next(ref isFirst, ']');)
        {
            if (!long.TryParse(_json.Number("a whole number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw _json.Fault("a whole number of at most 63 bits");
            numbers.Add(number);
        }

        return numbers;
    }

    private void CheckTiling()
    {
        var next = _dataStart;
        foreach (var tensor in _tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.Begin != next)
                throw new DamagedFileException($"its data have a gap or overlap before the tensor '{tensor.Name}'");
            next = tensor.End;
        }

        if (next != _dataStart + _dataLength)
            throw new DamagedFileException(FormattableString.Invariant($"its tensors have {next - _dataStart} bytes, and there are {_dataLength}"));
    }
}
