using StaticDense.Tests.Children;

namespace StaticDense.Tests.Networks;

/// <summary>The other tests compare the code that this machine runs; here the narrower widths are compared, each in a process of its own.</summary>
public class WidthParityTests
{
    [Theory]
    [MemberData(nameof(RuntimeLeg.Narrower), MemberType = typeof(RuntimeLeg))]
    public void Every_network_gives_the_reference(string setting)
    {
        var leg = RuntimeLeg.All.Single(leg => leg.Switch == setting);
        var result = ChildProcess.Run("parity", RuntimeLeg.Environment(setting));
        Assert.True((result["path"], result["fma"]) == (leg.Expected().Path.ToString(), leg.Expected().Fma.ToString()), $"{leg.Name}: {result}");
        Assert.True(result.ExitCode == 0 && result["failures"] == "0", $"{leg.Name}: {result}");
    }
}
