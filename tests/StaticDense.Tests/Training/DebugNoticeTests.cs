using System.Globalization;

namespace StaticDense.Tests.Training;

public sealed class DebugNoticeTests
{
    [Fact]
    public void ADebugBuildIsToldOnceInOneLine()
    {
        using var log = new StringWriter(CultureInfo.InvariantCulture);

        // Without a log nothing is said, and nothing is used up.
        new Trainer<PlainNetwork<DebugBuilt>>(new PlainNetwork<DebugBuilt>(), new TrainerOptions { Log = null }).Dispose();
        for (var time = 0; time < 3; time++)
            new Trainer<PlainNetwork<DebugBuilt>>(new PlainNetwork<DebugBuilt>(), new TrainerOptions { Log = log }).Dispose();
        new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>(), new TrainerOptions { Log = log }).Dispose();
        var line = Assert.Single(log.ToString().Split(log.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("DebugBuilt", line, StringComparison.Ordinal);
        Assert.Contains("Release", line, StringComparison.Ordinal);
    }

    private sealed class DebugBuilt : IPlainNetwork
    {
        public static string Name => "DebugBuilt";

        public static bool IsDebugBuild => true;
    }
}
