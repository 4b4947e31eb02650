using System.Globalization;
using StaticDense.Tests.Children;

namespace StaticDense.Tests.Networks;

/// <summary>
/// One seed gives the same bits at every width, on one thread and on several, with and without tiered compilation. The constants hold in Debug and Release: continuous
/// integration runs this class in both configurations.
/// </summary>
public class HashTests
{
    /// <summary>The SHA-256 of the trained parameters on machines with fused multiply-add.</summary>
    private const string Fused = "654aecaf7527321d6c230cec7d9be984af519e36d6c56401c68802c1df3506ce";

    /// <summary>The SHA-256 on machines that multiply and add separately.</summary>
    private const string Separate = "66d6b2aa11228e62ae97cbfca646d117a941be8ef9baa7b82dcc60004bb3aea2";

    /// <summary>The same two for <see cref="HashedImages"/>.</summary>
    private const string FusedImages = "d64927884e9505bd2ffa44d97c573f1630ec97509e4369d6ad9f8462081006ad";

    /// <inheritdoc cref="FusedImages"/>
    private const string SeparateImages = "211afc802c3e4e05348a887d80e745ae027fc75d5990bb46792eed6a19070816";

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        var chosen = new Dictionary<(VectorPath, bool), VectorPath>();
        foreach (var leg in RuntimeLeg.All)
        {
            // Threads do not know the width: three and four of them once are enough.
            var mostThreads = leg.Switch.Length == 0 ? 4 : 2;
            var result = ChildProcess.Run("hash", RuntimeLeg.Environment(leg.Switch), $"{mostThreads}");
            Assert.True(result.ExitCode == 0, $"{leg.Name}: {result}");
            var path = Enum.Parse<VectorPath>(result["path"]);
            var fma = bool.Parse(result["fma"]);
            Assert.True((path, fma) == leg.Expected(), $"{leg.Name}: {result}");
            if (RuntimeLeg.IsX64)
                Assert.True(int.Parse(result["lanes"], CultureInfo.InvariantCulture) == (leg.Lanes == 16 && path != VectorPath.Vector512 ? 8 : leg.Lanes), $"{leg.Name}: {result}");
            var hash = fma ? Fused : Separate;
            Assert.True(result["parameters"] == hash, $"{leg.Name}: want {hash}, {result}");
            Assert.True(result["reference"] == hash, $"{leg.Name}: want {hash}, {result}");
            var images = fma ? FusedImages : SeparateImages;
            Assert.True(result["images"] == images, $"{leg.Name}: want {images}, {result}");
            Assert.True(result["imagesReference"] == images, $"{leg.Name}: want {images}, {result}");
            for (var threads = 2; threads <= mostThreads; threads++)
            {
                Assert.True(result[$"parameters{threads}"] == hash, $"{leg.Name}, {threads} threads: want {hash}, {result}");
                Assert.True(result[$"images{threads}"] == images, $"{leg.Name}, {threads} threads: want {images}, {result}");
            }
            chosen[(leg.Path, leg.Fma)] = path;
        }

        Assert.NotEqual(Fused, Separate);
        Assert.NotEqual(FusedImages, SeparateImages);

        // Legs that are meant to differ ran different code, wherever the machine has that code.
        if (RuntimeLeg.HasWidest)
            Assert.Equal(4, chosen.Values.Distinct().Count());
    }
}
