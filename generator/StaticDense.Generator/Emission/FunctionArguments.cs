using StaticDense.Generator.Model;

namespace StaticDense.Generator.Emission;

/// <summary>An activation's numbers as the library's argument.</summary>
internal static class FunctionArguments
{
    /// <summary>A function applied to a vector.</summary>
    public static string Applied(Width width, ActivationFunction function, string value) =>
        width.FromLanes($"{function.Kind}Function.Forward({width.ToLanes(value)}, {Of(function)})");

    public static string Of(ActivationFunction function) => function.Kind switch
    {
        ActivationKind.LeakyReLU => $"new ActivationArguments {{ Slope = {Literal.Of((float)function.Slope)} }}",
        ActivationKind.ELU => $"new ActivationArguments {{ Alpha = {Literal.Of((float)function.Alpha)} }}",
        ActivationKind.GeneralReLU =>
            $"new ActivationArguments {{ Slope = {Literal.Of((float)function.Slope)}, MaxValue = {Literal.Of((float)function.MaxValue)}, Threshold = {Literal.Of((float)function.Threshold)} }}",
        _ => "default",
    };
}
