using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>
/// Joins what follows a sum with the sum: a scale and shift of each channel, and a function of a few instructions, are applied to each
/// finished tile while it is in registers. And joins maxima that halve an image with the bordered copy that a convolution makes of it. The same
/// operations on the same values: no bit changes.
/// </summary>
internal static class Fusion
{
    public static IReadOnlyList<Operation> Apply(IReadOnlyList<Operation> operations)
    {
        var result = new List<Operation>();
        for (var index = 0; index < operations.Count; index++)
        {
            var operation = operations[index];
            switch (operation)
            {
                case ScaleOf when result.Count > 0 && EndingOf(result[result.Count - 1]) is not null:
                    // From parameters alone: it may stand ahead of the sum, whose tiles then take the scale.
                    result.Insert(result.Count - 1, operation);
                    break;
                case Rescale rescale when CanEnd(result, rescale.Source, rescale.Destination, operations, index) is { IsNone: true }:
                    End(result, rescale.Destination, new Ending(rescale.Scale, null));
                    break;
                case Map map when IsShort(map.Function.Kind) && CanEnd(result, map.Source, map.Destination, operations, index) is { Function: null } ending:
                    End(result, map.Destination, ending with { Function = map.Function });
                    break;
                case Convolve { Source: { } source, Image: not null } convolve when Halved(result, source, operations, index) is { } pool:
                    result.RemoveAt(result.Count - 1);
                    var rectifies = TakeReLU(result, pool.Source, operations, index);
                    result.Add(convolve with { Source = pool.Source, Maxima = new(pool.Pooling, rectifies) });
                    break;
                default:
                    result.Add(operation);
                    break;
            }
        }

        return result;
    }

    /// <summary>Functions of so few instructions that they cost less in registers than a pass through memory.</summary>
    private static bool IsShort(ActivationKind kind) => kind is
        ActivationKind.ReLU or ActivationKind.ReLU6 or ActivationKind.LeakyReLU or ActivationKind.GeneralReLU;

    private static Ending? EndingOf(Operation operation) => operation switch
    {
        Product product => product.Ending,
        Convolve convolve => convolve.Ending,
        _ => null,
    };

    /// <summary>The ending so far of the sum just before, if its result is wanted by nobody but the operation at hand.</summary>
    private static Ending? CanEnd(List<Operation> result, Block source, Block destination, IReadOnlyList<Operation> operations, int index)
    {
        if (result.Count == 0 || EndingOf(result[result.Count - 1]) is not { } ending)
            return null;
        var written = result[result.Count - 1] switch { Product product => product.Destination, Convolve convolve => convolve.Destination, _ => null };
        var isLast = source == destination || !IsWanted(source, operations, index);
        return written == source && isLast ? ending : null;
    }

    /// <summary>The maxima just before, if they halve an image and are wanted by nobody but the operation at hand.</summary>
    private static Pool? Halved(List<Operation> result, Block source, IReadOnlyList<Operation> operations, int index) =>
        result.Count > 0 && result[result.Count - 1] is Pool { Pooling: { IsMaximum: true, IsHalving: true } } pool && pool.Destination == source && !IsWanted(source, operations, index)
            ? pool
            : null;

    /// <summary>
    /// The ReLU that the sum just before ends with, taken from it if its result is wanted by nobody but the maxima at hand: the largest of four
    /// rectified values is the largest of the four, rectified, NaN and zeros included. It is then computed once instead of four times.
    /// </summary>
    private static ActivationFunction? TakeReLU(List<Operation> result, Block source, IReadOnlyList<Operation> operations, int index)
    {
        if (result.Count == 0 || result[result.Count - 1] is not Convolve { Ending.Function: { Kind: ActivationKind.ReLU } function } convolve || convolve.Destination != source || IsWanted(source, operations, index))
            return null;
        result[result.Count - 1] = convolve with { Ending = convolve.Ending with { Function = null } };
        return function;
    }

    private static bool IsWanted(Block block, IReadOnlyList<Operation> operations, int index) =>
        operations.Skip(index + 1).Any(later => later.Regions.Contains(block));

    private static void End(List<Operation> result, Block destination, Ending ending)
    {
        var clears = destination.Channels % Blocks.Lanes != 0;
        var last = result.Count - 1;
        result[last] = result[last] switch
        {
            Product product => product with { Destination = destination, Ending = ending, ClearsPadding = clears },
            Convolve convolve => convolve with { Destination = destination, Ending = ending, ClearsPadding = clears },
            var other => other,
        };
    }
}
