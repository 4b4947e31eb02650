using System.ComponentModel;
using System.Diagnostics;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>The programs that run other systems: sources under <c>benchmarks/peers</c>, what is made of them under <c>artifacts/peers</c>.</summary>
/// <param name="named">A folder with npm's packages; null for <c>artifacts/peers</c> or <c>../shared/peers</c>.</param>
/// <param name="isHurried">Whether what takes long to compile is left out unless it is there.</param>
internal sealed class PeerFiles(string? named, bool isHurried = false)
{
    /// <summary>The interpreter that Debian's packages are installed for.</summary>
    public const string Python = "/usr/bin/python3";

    private const string OnnxRuntimePackage = "node_modules/onnxruntime-node";

    /// <summary>What was made; can be deleted at any time.</summary>
    public string Made { get; } = Path.Combine(Machine.Root, "artifacts", "peers");

    /// <summary>A program's source or script.</summary>
    public string Source(string file) => Path.Combine(Machine.Root, "benchmarks", "peers", file);

    /// <summary>ONNX Runtime's library; null where npm has installed none.</summary>
    public string? OnnxRuntime => Places()
        .SelectMany(place => new[] { place, Path.Combine(place, "node") })
        .Select(place => Path.Combine(place, OnnxRuntimePackage, "bin/napi-v6/linux/x64/libonnxruntime.so.1"))
        .FirstOrDefault(File.Exists);

    /// <summary>Compiles a program unless that was done since its sources changed.</summary>
    /// <returns>Its path; null where that fails or would take long in a hurry.</returns>
    public string? Compile(string source, string compiler, params IEnumerable<string> options)
    {
        Directory.CreateDirectory(Made);
        var program = Path.Combine(Made, Path.GetFileNameWithoutExtension(source));
        var changed = new[] { Source(source), Source("worker.h") }.Max(File.GetLastWriteTimeUtc);
        if (File.Exists(program) && File.GetLastWriteTimeUtc(program) > changed)
            return program;
        if (isHurried && source.EndsWith(".cpp", StringComparison.Ordinal))
            return null;
        return Run(compiler, ["-O2", "-w", Source(source), "-o", program, .. options]) ? program : null;
    }

    /// <summary>The path of a network's models without their endings; they are of one batch.</summary>
    public string Model(ComparedNetwork network, int batch)
    {
        var folder = Path.Combine(Made, "models");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, FormattableString.Invariant($"{network.Name.Replace(' ', '-')}_b{batch}"));
    }

    /// <summary>A network's ONNX model, written unless that was done before; null where that fails.</summary>
    public string? OnnxModel(ComparedNetwork network, int batch)
    {
        var path = Model(network, batch) + ".onnx";
        return File.Exists(path) || Run(Python, [Source("write_onnx.py"), path, FormattableString.Invariant($"{batch}"), .. network.Layers.Split(' ')]) ? path : null;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Whether it could be started and succeeded.</returns>
    public static bool Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments);

        // Folders of sources are left as they are.
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private IEnumerable<string> Places() => named is null ? [Made, Path.Combine(Machine.Root, "..", "shared", "peers")] : [Path.GetFullPath(named)];
}
