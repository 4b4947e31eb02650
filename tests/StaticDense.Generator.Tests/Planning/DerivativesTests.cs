using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using StaticDense.Numerics;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>The generator cannot refer to the library, so what it knows of the library's functions is compared here.</summary>
public sealed class DerivativesTests
{
    public static TheoryData<string> Functions { get; } =
        [.. Enum.GetValues<ActivationKind>().Where(kind => !Derivatives.IsNormalization(kind)).Select(kind => kind.ToString())];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Derivatives_come_from_what_the_library_takes(string kind)
    {
        var function = typeof(IActivationFunction).Assembly.GetType($"StaticDense.Numerics.{kind}Function", throwOnError: true)!;
        var usesOutput = (bool)function.GetProperty(nameof(IActivationFunction.DerivativeUsesOutput))!.GetValue(null)!;
        Assert.Equal(usesOutput, Derivatives.UseOutput(Enum.Parse<ActivationKind>(kind)));
    }
}
