using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>Every activation function against its formula in double, its derivative against central differences of that formula.</summary>
public class ActivationFunctionTests
{
    private static readonly ActivationArguments Arguments = new(Slope: 0.2f, Alpha: 0.7f, MaxValue: 1.5f, Threshold: 0.25f);

    [Theory]
    [MemberData(nameof(Activations.Names), MemberType = typeof(Activations))]
    public void ForwardFollowsTheFormula(string name)
    {
        foreach (var z in Points())
        {
            var expected = Activations.Formula(name, z, Arguments);
            var actual = Activations.Forward(name, z, Arguments);
            AssertClose(name, z, expected, actual, 3e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Activations.Names), MemberType = typeof(Activations))]
    public void DerivativeFollowsTheFormula(string name)
    {
        const double h = 1e-5;
        foreach (var z in Points())
        {
            var expected = (Activations.Formula(name, z + h, Arguments) - Activations.Formula(name, z - h, Arguments)) / (2 * h);
            AssertClose(name, z, expected, Activations.Derivative(name, z, Arguments), 2e-6);
        }
    }

    /// <summary>Derivatives where a function has a kink, as Keras on TensorFlow gives them.</summary>
    [Theory]
    [InlineData("ReLU", 0f, 0f)]
    [InlineData("ReLU6", 0f, 0f)]
    [InlineData("ReLU6", 6f, 0f)]
    [InlineData("LeakyReLU", 0f, 0.2f)]
    [InlineData("ELU", 0f, 0.7f)]
    [InlineData("SELU", 0f, 1.05070098f)]
    [InlineData("HardSigmoid", -3f, 0f)]
    [InlineData("HardSigmoid", 3f, 0f)]
    [InlineData("GeneralReLU", 0.25f, 0.2f)]
    [InlineData("GeneralReLU", 1.5f, 1f)]
    [InlineData("GeneralReLU", 1.6f, 0f)]
    public void DerivativesAtKinks(string name, float z, float expected) =>
        Assert.Equal(expected, Activations.Derivative(name, z, Arguments));

    [Theory]
    [InlineData("ReLU", -0f, 0f)]
    [InlineData("ReLU", float.NegativeInfinity, 0f)]
    [InlineData("ReLU6", -0f, 0f)]
    [InlineData("ReLU6", float.PositiveInfinity, 6f)]
    [InlineData("HardSigmoid", float.NegativeInfinity, 0f)]
    [InlineData("HardSigmoid", float.PositiveInfinity, 1f)]
    [InlineData("HardSigmoid", 3f, 1f)]
    [InlineData("ELU", float.NegativeInfinity, -0.7f)]
    [InlineData("SELU", float.NegativeInfinity, -1.75809934f)]
    [InlineData("GELU", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("GELU", -20f, 0f)]
    [InlineData("GELUApproximate", -1e30f, 0f)]
    [InlineData("GELUApproximate", 1e30f, 1e30f)]
    [InlineData("SiLU", 1e30f, 1e30f)]
    [InlineData("Mish", 1e30f, 1e30f)]
    [InlineData("Mish", -200f, -0f)]
    [InlineData("Softsign", -1e30f, -1f)]
    [InlineData("GeneralReLU", 0.25f, 0f)]
    [InlineData("GeneralReLU", float.PositiveInfinity, 1.5f)]
    public void ForwardAtTheEnds(string name, float z, float expected)
    {
        var y = Activations.Forward(name, z, Arguments);
        Assert.True(EveryWidth.SameBits(expected, y), FormattableString.Invariant($"{name}({z:G9}) = {y:G9}, expected {expected:G9}"));
    }

    [Theory]
    [InlineData("GELU", 1e30f, 1f)]
    [InlineData("GELU", -1e30f, 0f)]
    [InlineData("GELUApproximate", 1e30f, 1f)]
    [InlineData("GELUApproximate", -1e30f, 0f)]
    [InlineData("SiLU", -1e30f, 0f)]
    [InlineData("Mish", 1e30f, 1f)]
    [InlineData("Mish", -1e30f, 0f)]
    [InlineData("Softplus", 1e30f, 1f)]
    [InlineData("Tanh", 1e30f, 0f)]
    [InlineData("Sigmoid", -1e30f, 0f)]
    public void DerivativesFarOut(string name, float z, float expected) =>
        Assert.Equal(expected, Activations.Derivative(name, z, Arguments));

    [Theory]
    [MemberData(nameof(Activations.Names), MemberType = typeof(Activations))]
    public void NaNStaysNaN(string name) => Assert.True(float.IsNaN(Activations.Forward(name, float.NaN, Arguments)));

    /// <summary>With a slope of 0 and no bound, minus infinity gives +0, not 0 · infinity.</summary>
    [Fact]
    public void GeneralReLUWithoutSlopeIsFlat()
    {
        var arguments = new ActivationArguments(0f, 0f, float.PositiveInfinity, 0.5f);
        Assert.True(EveryWidth.SameBits(0f, Activations.Forward("GeneralReLU", float.NegativeInfinity, arguments)));
        Assert.True(EveryWidth.SameBits(0f, Activations.Forward("GeneralReLU", 0.25f, arguments)));
        Assert.True(float.IsNaN(Activations.Forward("GeneralReLU", float.NaN, arguments)));
        Assert.Equal(float.PositiveInfinity, Activations.Forward("GeneralReLU", float.PositiveInfinity, arguments));
    }

    [Fact]
    public void WhichDerivativesUseTheOutput()
    {
        var fromOutput = Activations.All.Where(Activations.UsesOutput);
        Assert.Equal(["Linear", "ReLU", "ReLU6", "ELU", "SELU", "Sigmoid", "Tanh", "Exponential"], fromOutput);
    }

    /// <summary>From -30 to 30, off every kink.</summary>
    private static IEnumerable<float> Points()
    {
        for (var z = -30.013f; z < 30f; z += 0.037f)
            yield return z;
    }

    private static void AssertClose(string name, float z, double expected, float actual, double tolerance)
    {
        if (!(Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected))))
            Assert.Fail(FormattableString.Invariant($"{name} at {z:G9}: {actual:G9}, expected {expected:G12}"));
    }
}
