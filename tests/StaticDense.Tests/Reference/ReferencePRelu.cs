namespace StaticDense.Tests.Reference;

/// <summary>A rectifier with a trained slope for each element, or shared along axes: <c>x</c> for positive x, <c>alpha · x</c> otherwise.</summary>
internal sealed class ReferencePRelu(ReferenceParameter alpha) : ReferenceUnaryLayer
{
    private float[] _inputs = [];

    public override IReadOnlyList<ReferenceParameter> Parameters { get; } = [alpha];

    protected override float[] ForwardOne(float[] inputs, Pass pass)
    {
        _inputs = inputs;
        var outputs = new float[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            outputs[i] = inputs[i] > 0 ? inputs[i] : alpha.Values[AlphaOf(i % InputSize)] * inputs[i];
        return outputs;
    }

    /// <summary>
    /// The derivative is 1 above zero, alpha below and 0 at zero. The gradient of an alpha is a chain <c>fma(delta, min(z, 0), sum)</c> from
    /// +0 over samples, then positions; a channel axis that is shared has 16 chains, one for each channel of a block, joined by the tree.
    /// </summary>
    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation)
    {
        var channels = InputShape[^1];
        var chains = new float[alpha.Count * Arithmetic.Width];
        var crossesLanes = alpha.Channels < channels;
        var result = new float[delta.Length];
        for (var i = 0; i < delta.Length; i++)
        {
            var z = _inputs[i];
            var index = AlphaOf(i % InputSize);
            ref var chain = ref chains[(index * Arithmetic.Width) + (crossesLanes ? i % channels % Arithmetic.Width : 0)];
            chain = Arithmetic.MultiplyAdd(delta[i], MathF.Min(z, 0), chain);
            result[i] = delta[i] * (z > 0 ? 1 : z < 0 ? alpha.Values[index] : 0);
        }

        for (var index = 0; index < alpha.Count; index++)
            alpha.Gradient[index] = Arithmetic.Tree(chains.AsSpan(index * Arithmetic.Width, Arithmetic.Width));
        return result;
    }

    /// <summary>The slope's index for an element of a sample: axes along which it is shared have size 1.</summary>
    public int AlphaOf(int element)
    {
        int index = 0, stride = 1;
        for (var axis = InputShape.Length - 1; axis >= 0; axis--)
        {
            if (alpha.Shape[axis] != 1)
                index += element % InputShape[axis] * stride;
            stride *= alpha.Shape[axis];
            element /= InputShape[axis];
        }

        return index;
    }

    /// <summary>The slope of an element of a sample.</summary>
    public float SlopeOf(int element) => alpha.Values[AlphaOf(element)];
}
