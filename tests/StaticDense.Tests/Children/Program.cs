using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace StaticDense.Tests.Children;

/// <summary>
/// The entry point of the test assembly. Test runners do not call it; <see cref="ChildProcess"/> does, with
/// <c>--child NAME arguments</c>.
/// </summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is not ["--child", var child, .. var arguments])
        {
            Console.Error.WriteLine("Run the tests with dotnet test; this entry point is for their child processes.");
            return 2;
        }

        return child switch
        {
            "machine" => Machine(),
            "hash" => HashChild.Run(int.Parse(arguments[0], CultureInfo.InvariantCulture)),
            "parity" => ParityChild.Run(),
            "tiles" => TilesChild.Run(),
            "guard" => GuardChild.Run(arguments),
            "overrun" => GuardChild.Overrun(arguments),
            _ => throw new ArgumentException($"There is no child {child}."),
        };
    }

    private static int Machine()
    {
        Console.WriteLine($"path={NetworkRuntime.Path}");
        Console.WriteLine($"fma={NetworkRuntime.HasFusedMultiplyAdd}");
        Console.WriteLine($"avx2={Avx2.IsSupported && Fma.IsSupported}");
        return 0;
    }
}
