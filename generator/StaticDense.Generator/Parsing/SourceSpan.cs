namespace StaticDense.Generator.Parsing;

/// <summary>A place in a source file by numbers alone, so that keeping it keeps no syntax tree alive.</summary>
internal readonly record struct SourceSpan(string FilePath, int Start, int Length);
