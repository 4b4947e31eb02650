using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>
/// How large a network is as straight-line code: the vector multiply-adds, of 16 lanes, of one sample. Only a chain of dense layers and
/// activations can be written out, with dropout and reshapes that change nothing between them.
/// </summary>
internal static class StraightLineSize
{
    /// <summary>
    /// What a function of one panel counts: about the multiply-adds of its polynomial. Each is inlined, and the JIT inlines nothing more
    /// once a method has a few hundred locals.
    /// </summary>
    public const int FunctionCost = 8;

    /// <summary>Up to so many the JIT compiles one method well: at half of its limits, which 256-bit vectors reach first.</summary>
    public const int Most = 504;

    /// <summary>Functions of so many panels are inlined into one method; beyond, the JIT would call each of their operations.</summary>
    public const int MostFunctions = 32;

    private const int Lanes = 16;

    /// <summary>The vector multiply-adds, functions counted in; null where the network cannot be written out.</summary>
    public static long? Of(ShapedNetwork network)
    {
        if (!network.IsChain)
            return null;
        var hasDense = false;
        long steps = 0, functions = 0;
        foreach (var layer in network.Layers)
        {
            if (layer.InputShape.Rank != 1 || layer.OutputShape.Rank != 1)
            {
                // A leading Flatten only renames the input.
                if (hasDense || layer.Declaration is not ReshapeLayer || layer.OutputShape.Rank != 1)
                    return null;
                continue;
            }

            var panels = (layer.OutputShape.Channels + (Lanes - 1L)) / Lanes;
            switch (layer.Declaration)
            {
                case DenseLayer dense:
                    hasDense = true;
                    steps += layer.InputShape.Channels * panels;
                    functions += dense.Activation.Kind == ActivationKind.Linear ? 0 : panels;
                    break;
                case ActivationLayer when hasDense:
                    functions += panels;
                    break;
                case DropoutLayer or ReshapeLayer:
                    break;
                default:
                    return null;
            }
        }

        return hasDense && functions <= MostFunctions ? steps + (FunctionCost * functions) : null;
    }

    /// <summary>Says where a network is to be written out and is too large for that.</summary>
    public static void Check(ShapedNetwork network, List<Finding> errors)
    {
        if (network.Declaration.Unroll == UnrollKind.Full && Of(network) is { } steps && steps > Most)
            errors.Add(Finding.Of(RuleIds.TooLargeToUnroll, FindingTarget.Network.At("Unroll"), steps, Most));
    }
}
