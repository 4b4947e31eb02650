namespace StaticDense.Generator.Parsing;

/// <summary>The paths by which attributes name files: from the project's folder, parts separated by <c>/</c>.</summary>
internal static class ProjectPaths
{
    /// <summary>A path as attributes spell it: <c>/</c> between its parts, without those that lead nowhere.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        var isRooted = path.Length > 0 && path[0] is '/' or '\\';
        foreach (var part in path.Split('/', '\\'))
        {
            if (part.Length == 0 || part == ".")
                continue;
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else
                parts.Add(part);
        }

        return (isRooted ? "/" : "") + string.Join("/", parts);
    }

    /// <summary>The path of a file from the project's folder; the file's own path where the folder is not known or on another drive.</summary>
    public static string Relative(string folder, string path)
    {
        var to = Normalize(path).Split('/');
        var from = Normalize(folder).Split('/');
        var common = 0;

        // Tools spell drives in either case.
        while (common < from.Length && common < to.Length - 1 && string.Equals(from[common], to[common], StringComparison.OrdinalIgnoreCase))
            common++;
        return folder.Length == 0 || common == 0
            ? string.Join("/", to)
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }
}
