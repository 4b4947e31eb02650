namespace StaticDense.Demo;

/// <summary>Where the trained model goes. A path that cannot be written is found before training, not after it.</summary>
internal static class ModelFile
{
    /// <summary>The file when the command line names none: in the user's own folder for programs, never in the working folder.</summary>
    /// <param name="network">The network; each has a file of its own.</param>
    public static string DefaultPath(NetworkChoice network) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "StaticDense",
        FileName(network));

    /// <summary>Where this run will save.</summary>
    /// <returns>The full path of a file that can be written; null where there is nothing to save: no training and no --save.</returns>
    /// <exception cref="NetworkFileException">The path that the command line gives cannot be written.</exception>
    public static string? Choose(DemoOptions options)
    {
        if (options.Save is { } given)
        {
            Check(given);
            return Path.GetFullPath(given);
        }

        return options.EpochsToTrain > 0 ? ChooseDefault(options.Network) : null;
    }

    private static string FileName(NetworkChoice network) => $"{(network.SeesColors() ? "images" : "digits")}-{network.Name()}.safetensors";

    private static string ChooseDefault(NetworkChoice network)
    {
        var path = Path.GetFullPath(DefaultPath(network));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Check(path);
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An account without a home of its own, as in some containers, still gets its model.
            return Path.Combine(Directory.CreateTempSubdirectory("StaticDense-").FullName, FileName(network));
        }
    }

    private static void Check(string path)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            throw new NetworkFileException($"Cannot save to {path}: that is a folder, not a file.");
        var file = new FileInfo(path);
        // A link stays a link: saving replaces what it points to, in the folder where that is.
        var target = (file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true)) ?? file;
        var folder = Path.GetDirectoryName(target.FullName)!;
        if (IsForDevices(file.FullName) || IsForDevices(target.FullName))
            throw new NetworkFileException($"Cannot save to {path}: devices live there, not files.");
        if (!Directory.Exists(folder))
            throw new NetworkFileException($"Cannot save to {path}: there is no folder {folder}.");
        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $".{Guid.NewGuid():N}.tmp"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NetworkFileException($"Cannot save to {path}: the folder {folder} cannot be written to.", error);
        }
    }

    // Saving renames a finished file over the old one. To an administrator's process that works on a device too: the machine would
    // lose its /dev/null for a file of the same name.
    private static bool IsForDevices(string path) => !OperatingSystem.IsWindows()
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith("/sys/", StringComparison.Ordinal));
}
