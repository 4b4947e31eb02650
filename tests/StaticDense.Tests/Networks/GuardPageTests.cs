using StaticDense.Tests.Children;

namespace StaticDense.Tests.Networks;

/// <summary>No buffer and no argument is read or written beyond its ends: each stands against a page that ends the process.</summary>
public class GuardPageTests
{
    [Theory]
    [InlineData("")]
    [MemberData(nameof(RuntimeLeg.Narrower), MemberType = typeof(RuntimeLeg))]
    public void Nothing_is_touched_outside_its_buffer(string setting)
    {
        foreach (var side in (string[])["end", "start"])
        {
            var result = ChildProcess.Run("guard", RuntimeLeg.Environment(setting), side);
            Assert.True(result.ExitCode == 0 && result["finished"] == "yes", $"{side}, {result.Output.Trim().Split('\n')[^1]}: {result}");
        }
    }

    [Theory]
    [InlineData("end")]
    [InlineData("start")]
    public void A_single_float_outside_is_noticed(string side)
    {
        var result = ChildProcess.Run("overrun", null, side);
        Assert.Equal("yes", result["inside"]);
        Assert.NotEqual(0, result.ExitCode);
        Assert.DoesNotContain("finished", result.Output, StringComparison.Ordinal);
    }
}
