namespace StaticDense;

/// <summary>A small generator for drawn images (SplitMix64: Steele, Lea, Flood 2014): whole-number operations, so the same on every machine.</summary>
internal struct SplitMix64(ulong state)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private ulong state = state;

    /// <summary>The stream of one item: independent of how many items are drawn and in which order.</summary>
    public static SplitMix64 For(ulong seed, int item) => new(Mix(Mix(seed + Increment) ^ (ulong)item));

    public ulong Next() => Mix(state += Increment);

    /// <summary>A whole number in [0, bound).</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A number in [low, high), of 24 random bits.</summary>
    public float Between(float low, float high) => low + (high - low) * ((Next() >> 40) * (1f / (1 << 24)));

    /// <summary>A number near the normal distribution (mean 0, deviation 1, within ±3.5): the sum of four 16-bit draws.</summary>
    public float Bell()
    {
        var bits = Next();
        var sum = (int)(ushort)bits + (ushort)(bits >> 16) + (ushort)(bits >> 32) + (ushort)(bits >> 48);
        // Four uniform draws have the variance 4 / 12, in units of 65,536.
        return (sum - 131070) * (1.7320508f / 65536);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
