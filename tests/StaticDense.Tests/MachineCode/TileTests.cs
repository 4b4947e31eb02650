using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using StaticDense.Tests.Children;
using StaticDense.Tests.Packaging;

namespace StaticDense.Tests.MachineCode;

/// <summary>
/// What the JIT makes of tiles: the inner loop is multiply-adds on registers, with no call and nothing on the stack. The source can ask for that; only the
/// machine code tells.
/// </summary>
public class TileTests
{
    /// <summary>Fewer multiply-adds in a loop are a tail of a few steps.</summary>
    private const int LeastMultiplyAdds = 8;

    /// <summary>Multiply-adds on 512 or 256 bits in turn with the widths.</summary>
    public static TheoryData<string, string> Widths { get; } = new()
    {
        { "", "zmm" },
        { "DOTNET_EnableAVX512=0", "ymm" },
    };

    [X64Theory]
    [MemberData(nameof(Widths))]
    public void Inner_loops_are_multiply_adds_on_registers(string setting, string registers)
    {
        using var folder = new TemporaryPath("staticdense-tiles-");
        var path = Path.Combine(folder.Path, "tiles.asm");
        var environment = RuntimeLeg.Environment(setting);
        environment["DOTNET_JitDisasm"] = "Product* Gradient* Window* PredictRow";
        environment["DOTNET_JitStdOutFile"] = path;
        var child = ChildProcess.Run("tiles", environment);
        Assert.True(child.ExitCode == 0, child.ToString());
        if (registers == "zmm" && !RuntimeLeg.HasWidest)
            registers = "ymm";

        var tiles = Listing.Read(path).Where(listing => listing.Name.Contains("Kernels:", StringComparison.Ordinal)).ToList();
        foreach (var kind in (string[])["Product", "Gradient", "Window", "WindowGradient"])
            Assert.Contains(tiles, tile => tile.Method.StartsWith(kind, StringComparison.Ordinal) && char.IsDigit(tile.Method[kind.Length]) && Loops(tile).Any());
        foreach (var row in tiles.Where(tile => tile.Method == "PredictRow"))
            IsStraight(row);
        Assert.Contains(tiles, tile => tile.Method == "PredictRow");
        foreach (var tile in tiles)
        {
            Assert.True(tile.IsOptimized, tile.Name + " is not optimised.");
            foreach (var loop in Loops(tile))
                IsClean(tile, loop, registers);
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Loops(Listing tile) =>
        tile.InnermostLoops().Where(loop => loop.Count(IsMultiplyAdd) >= LeastMultiplyAdds);

    private static void IsClean(Listing tile, IReadOnlyList<string> loop, string registers)
    {
        var text = $"{tile.Name}:\n{string.Join('\n', loop)}";
        Assert.False(loop.Any(instruction => instruction.StartsWith("call", StringComparison.Ordinal)), "A call in " + text);
        Assert.False(loop.Any(instruction => instruction.Contains("[rsp", StringComparison.Ordinal) || instruction.Contains("[rbp", StringComparison.Ordinal)), "The stack in " + text);
        if (tile.Method.Contains("xHalf", StringComparison.Ordinal))
            registers = "mm";
        Assert.True(loop.Where(IsMultiplyAdd).All(instruction => instruction.Contains(registers, StringComparison.Ordinal)), $"Other registers than {registers} in " + text);
        Assert.True(loop.All(IsExpected), $"{loop.FirstOrDefault(instruction => !IsExpected(instruction))} in {text}");
    }

    /// <summary>One row of a small network: no loop and no call, however long it is.</summary>
    private static void IsStraight(Listing row)
    {
        Assert.Empty(row.InnermostLoops());

        // A softmax of more classes than one vector holds is the library's.
        var calls = row.Calls.Where(call => !call.Contains("Softmax:", StringComparison.Ordinal)).ToList();
        Assert.True(calls.Count == 0, $"{string.Join(", ", calls)} in {row.Name}");
    }

    /// <summary>Multiply-adds, loads of weights, broadcasts of inputs, copies between registers, lines fetched ahead, and counting.</summary>
    private static bool IsExpected(string instruction) => instruction[0] == 'j' || instruction.Split(' ')[0] switch
    {
        "vbroadcastss" or "lea" or "add" or "sub" or "inc" or "dec" or "cmp" or "test" or "align" => true,
        "vmovups" or "vmovaps" => !instruction.Split(',')[0].Contains('[', StringComparison.Ordinal),
        "mov" => !instruction.Contains('[', StringComparison.Ordinal),
        var name => name.StartsWith("vfmadd", StringComparison.Ordinal) || name.StartsWith("prefetch", StringComparison.Ordinal),
    };

    private static bool IsMultiplyAdd(string instruction) => instruction.StartsWith("vfmadd", StringComparison.Ordinal);

    /// <summary>A theory about machine code of x64 with fused multiply-add.</summary>
    private sealed class X64TheoryAttribute : TheoryAttribute
    {
        public X64TheoryAttribute()
        {
            if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || !Fma.IsSupported)
                Skip = "Machine code is looked at on x64 with fused multiply-add.";
        }
    }
}
