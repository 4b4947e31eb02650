using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StaticDense.Generator.Parsing;

namespace StaticDense.Generator.Tests.Infrastructure;

/// <summary>A text that a project hands to the compiler beside its sources.</summary>
/// <param name="path">Its path.</param>
/// <param name="text">What it holds.</param>
internal sealed class ProjectFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}

/// <summary>Weights as the build's task hands them over.</summary>
internal static class WeightsTexts
{
    /// <summary>The text of a file.</summary>
    /// <param name="name">The file's path in the project.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="resource">The resource that holds it; empty for none.</param>
    public static AdditionalText Of(string name, byte[] content, string resource = "")
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return new ProjectFile($"/project/obj/{name}{WeightsTextParser.Extension}", $"{WeightsTextParser.Head}\n{name}\n{resource}\n{hash}\n{Convert.ToBase64String(content)}\n");
    }

    /// <summary>A safetensors file.</summary>
    public static byte[] File(params (string Name, int[] Shape, float[] Values)[] tensors)
    {
        var header = new StringBuilder("{");
        var begin = 0;
        foreach (var (name, shape, values) in tensors)
        {
            var end = begin + (sizeof(float) * values.Length);
            header.Append(CultureInfo.InvariantCulture, $"{(begin == 0 ? "" : ",")}\"{name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(",", shape)}],\"data_offsets\":[{begin},{end}]}}");
            begin = end;
        }

        return File(header.Append('}').ToString(), MemoryMarshal.AsBytes<float>([.. tensors.SelectMany(tensor => tensor.Values)]));
    }

    /// <summary>A file of this header, whatever it says, and these data.</summary>
    public static byte[] File(string header, ReadOnlySpan<byte> data) =>
        [.. BitConverter.GetBytes((ulong)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. data];

    /// <summary>The weights of a dense layer on an input of so many values: 0.01, 0.02 and so on.</summary>
    public static byte[] Dense(int inputs, int units, string name = "dense", float? first = null)
    {
        var kernel = Enumerable.Range(1, inputs * units).Select(index => index / 100f).ToArray();
        kernel[0] = first ?? kernel[0];
        return File((name + "/kernel", [inputs, units], kernel), (name + "/bias", [units], [.. Enumerable.Range(1, units).Select(index => -index / 10f)]));
    }
}
