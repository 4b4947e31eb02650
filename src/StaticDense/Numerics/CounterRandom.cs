using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Counter-based random numbers: a draw is a function of (seed, stream, substream, index) and of nothing else, so draws may be taken in
/// any order. Two rounds of SplitMix64's mixer (Steele, Lea, Flood 2014; Stafford's variant 13) under two keys. Good for
/// simulation, not for secrets.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="stream">What the numbers are for.</param>
/// <param name="substream">Which of its sequences.</param>
public readonly struct CounterRandom(ulong seed, ulong stream, ulong substream = 0)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private readonly ulong _key = Absorb(Absorb(Mix(seed + Increment), stream), substream);

    /// <summary>64 random bits.</summary>
    /// <param name="index">The draw's number.</param>
    public ulong Draw(ulong index) => Mix(Mix(_key + (index * Increment)) + _key);

    /// <summary>A number strictly between 0 and 1: an odd multiple of 2⁻⁵³.</summary>
    /// <param name="index">The draw's number.</param>
    public double Uniform(ulong index) => ((Draw(index) >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>
    /// An integer from 0 up to but without the bound, each equally likely: Lemire's multiplication with rejection (2019). A rejected
    /// draw is replaced by the one 2⁴⁸ numbers on.
    /// </summary>
    /// <param name="index">The draw's number, below 2⁴⁸.</param>
    /// <param name="bound">The bound, at least 1.</param>
    public uint Below(ulong index, uint bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        var threshold = (0u - bound) % bound;
        while (true)
        {
            var product = (Draw(index) >> 32) * bound;
            if ((uint)product >= threshold)
                return (uint)(product >> 32);
            index += 1UL << 48;
        }
    }

    /// <summary>A key that depends on another key and a number.</summary>
    internal static ulong Absorb(ulong key, ulong number) => Mix((key ^ number) * Increment + number);

    /// <summary>SplitMix64's mixer, a permutation of 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
