using System.Globalization;
using StaticDense.Tests.Reference;

namespace StaticDense.Tests.Networks;

/// <summary>The reference's gradients against central differences of the loss in double.</summary>
internal static class CentralDifferences
{
    private const double Step = 1e-5;

    /// <summary>Fails where a gradient of a step on the batch is not the slope of the loss.</summary>
    public static void Check(string name, ReferenceNetwork reference, Batch batch)
    {
        reference.ComputeGradients(batch.Inputs, batch.Targets);
        var pass = reference.TrainingPass(batch.Inputs);
        var twin = new DoubleNetwork(reference);
        double[] inputs = [.. batch.Inputs.Select(value => (double)value)];
        if (reference.ParameterCount > 0)
            Compare(name + ", parameters", reference.ExportGradients(), twin.Parameters, () => twin.Loss(inputs, batch.Targets, pass));
        Compare(name + ", inputs", reference.InputGradient, inputs, () => twin.Loss(inputs, batch.Targets, pass));
    }

    /// <summary>Compares up to 60 values spread over all: a loss is a whole pass.</summary>
    private static void Compare(string what, float[] gradient, double[] variables, Func<double> loss)
    {
        Assert.Equal(variables.Length, gradient.Length);
        var scale = gradient.Max(MathF.Abs);
        var stride = Math.Max(1, variables.Length / 60);
        int compared = 0, kinks = 0;
        for (var i = 0; i < variables.Length; i += stride)
        {
            var (derivative, isSmooth) = Difference(variables, i, loss);
            var allowed = 2e-5 + (2e-4 * Math.Abs(derivative)) + (2e-5 * scale);
            compared++;
            kinks += isSmooth ? 0 : 1;
            if (isSmooth && !(Math.Abs(derivative - gradient[i]) <= allowed))
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what} [{i}]: {gradient[i]:R}, by differences {derivative:R}, allowed {allowed:E1}."));
        }

        Assert.True(kinks <= compared / 5, $"{what}: {kinks} of {compared} values lie at a kink.");
    }

    /// <summary>The slope on both sides together, and whether the sides agree: where they do not, a kink lies between.</summary>
    private static (double Derivative, bool IsSmooth) Difference(double[] variables, int index, Func<double> loss)
    {
        var value = variables[index];
        double At(double offset)
        {
            variables[index] = value + offset;
            return loss();
        }

        var (middle, above, below) = (At(0), At(Step), At(-Step));
        variables[index] = value;
        var (right, left) = ((above - middle) / Step, (middle - below) / Step);
        return ((above - below) / (2 * Step), Math.Abs(right - left) <= 1e-3 * (1 + Math.Abs(right)));
    }
}
