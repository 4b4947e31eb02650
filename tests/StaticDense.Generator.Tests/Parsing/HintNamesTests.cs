using StaticDense.Generator.Parsing;

namespace StaticDense.Generator.Tests.Parsing;

public class HintNamesTests
{
    [Theory]
    [InlineData("Digits.DigitNet", "Digits.DigitNet")]
    [InlineData("Réseau", "R-00e9seau")]
    [InlineData("Console", "Console")]
    [InlineData("Common.Net", "Common.Net")]
    public void Names_are_spelt_for_every_file_system(string fullName, string hint) => Assert.Equal(hint, HintNames.For(fullName));

    [Theory]
    [InlineData("con")]
    [InlineData("Nul.Net")]
    [InlineData("LPT1")]
    public void Devices_of_Windows_are_avoided(string fullName) =>
        Assert.StartsWith(fullName + "-", HintNames.For(fullName), StringComparison.Ordinal);

    [Fact]
    public void A_fingerprint_is_the_same_everywhere() => Assert.Equal("con-f604f1190d01642b", HintNames.For("con"));
}
