using System.Text.Json;
using StaticDense.Tests.Golden;

namespace StaticDense.Tests.TrainingMath;

/// <summary>The golden set's tables, which have no tensors.</summary>
internal static class GoldenTables
{
    public static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(GoldenCase.Folder, "tables", file))).RootElement;
}
