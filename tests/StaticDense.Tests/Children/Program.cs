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
            "hash" => HashChild.Run(),
            "guard" => GuardChild.Run(arguments),
            "overrun" => GuardChild.Overrun(arguments),
            _ => throw new ArgumentException($"There is no child {child}."),
        };
    }
}
