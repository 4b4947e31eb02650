namespace StaticDense.Tests.Reference;

/// <summary>ZeroPadding2D, Cropping2D, UpSampling2D and Permute: each output is one input's value or +0.</summary>
/// <param name="sources">For each element of a sample's output the element of its input, -1 for +0.</param>
/// <param name="repeats">
/// Inputs may be taken several times: their gradients are chains of additions from +0, outputs ascending. Otherwise they are copies, +0 where an
/// input is not taken.
/// </param>
internal sealed class ReferenceGather(int[] sources, bool repeats) : ReferenceUnaryLayer
{
    public IReadOnlyList<int> Sources => sources;

    /// <summary>Rows and columns of zeros around an image, or taken away where the numbers are negative.</summary>
    public static int[] Border(int[] shape, int top, int left, int[] outputShape) => Map(outputShape, shape, index =>
        [index[0] - top, index[1] - left, index[2]]);

    /// <summary>Each position repeated along rows and columns.</summary>
    public static int[] Repeat(int[] shape, Pair times, int[] outputShape) => Map(outputShape, shape, index =>
        [index[0] / times.Rows, index[1] / times.Columns, index[2]]);

    /// <summary>Axis i of the output is axis <c>axes[i]</c> of the input, both counted from 0.</summary>
    public static int[] Permute(int[] shape, int[] axes, int[] outputShape) => Map(outputShape, shape, index =>
        [.. Enumerable.Range(0, axes.Length).Select(axis => index[Array.IndexOf(axes, axis)])]);

    protected override float[] ForwardOne(float[] inputs, Pass pass)
    {
        var outputs = new float[pass.Samples * OutputSize];
        for (var i = 0; i < outputs.Length; i++)
        {
            var source = sources[i % OutputSize];
            outputs[i] = source < 0 ? 0 : inputs[(i / OutputSize * InputSize) + source];
        }

        return outputs;
    }

    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation)
    {
        var result = new float[pass.Samples * InputSize];
        for (var i = 0; i < delta.Length; i++)
        {
            var source = sources[i % OutputSize];
            if (source < 0)
                continue;
            ref var gradient = ref result[(i / OutputSize * InputSize) + source];
            gradient = repeats ? gradient + delta[i] : delta[i];
        }

        return result;
    }

    private static int[] Map(int[] outputShape, int[] inputShape, Func<int[], int[]> indices)
    {
        var sources = new int[Size(outputShape)];
        var index = new int[outputShape.Length];
        for (var element = 0; element < sources.Length; element++)
        {
            var rest = element;
            for (var axis = index.Length - 1; axis >= 0; axis--)
                (rest, index[axis]) = (rest / outputShape[axis], rest % outputShape[axis]);
            var source = indices(index);
            sources[element] = 0;
            for (var axis = 0; axis < source.Length && sources[element] >= 0; axis++)
                sources[element] = source[axis] < 0 || source[axis] >= inputShape[axis] ? -1 : (sources[element] * inputShape[axis]) + source[axis];
        }

        return sources;
    }
}
