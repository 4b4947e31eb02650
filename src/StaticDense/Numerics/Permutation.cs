namespace StaticDense.Numerics;

/// <summary>The order of samples in an epoch.</summary>
public static class Permutation
{
    /// <summary>
    /// Puts the span's own elements into random order, every order equally likely as far as 64-bit draws go: Fisher and Yates's shuffle from
    /// the last element down. What moves where depends on the length, the seed and the epoch alone.
    /// </summary>
    /// <param name="order">The elements.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="epoch">The epoch: each has an order of its own.</param>
    public static void Shuffle(Span<int> order, ulong seed, long epoch)
    {
        var random = new CounterRandom(seed, RandomStream.Shuffling, (ulong)epoch);
        for (var last = order.Length - 1; last > 0; last--)
        {
            var chosen = (int)random.Below((ulong)last, (uint)last + 1);
            (order[last], order[chosen]) = (order[chosen], order[last]);
        }
    }

    /// <summary>Writes the numbers 0, 1, ... in random order: <see cref="Shuffle"/> of the ascending order.</summary>
    /// <param name="order">Where to write.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="epoch">The epoch.</param>
    public static void Fill(Span<int> order, ulong seed, long epoch)
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Shuffle(order, seed, epoch);
    }
}
