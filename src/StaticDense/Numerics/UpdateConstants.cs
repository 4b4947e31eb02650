using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>A step's numbers, each in all lanes, so that the loops over parameters need not broadcast them again.</summary>
/// <typeparam name="TLanes">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UpdateConstants<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The step size.</summary>
    public readonly TLanes Rate;

    /// <summary>The step size, negative: descent as one multiply-add.</summary>
    public readonly TLanes NegativeRate;

    /// <summary>The share of the last step that is kept.</summary>
    public readonly TLanes Momentum;

    /// <summary>Decay of the running means.</summary>
    public readonly TLanes Rho;

    /// <summary><c>1 - rho</c>.</summary>
    public readonly TLanes OneMinusRho;

    /// <summary><c>1 - beta1</c>.</summary>
    public readonly TLanes OneMinusBeta1;

    /// <summary><c>1 - beta2</c>.</summary>
    public readonly TLanes OneMinusBeta2;

    /// <summary>Keeps divisions finite.</summary>
    public readonly TLanes Epsilon;

    /// <summary>Broadcasts a step's numbers.</summary>
    /// <param name="scalars">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UpdateConstants(in UpdateScalars scalars)
    {
        Rate = TLanes.Broadcast(scalars.Rate);
        NegativeRate = TLanes.Broadcast(-scalars.Rate);
        Momentum = TLanes.Broadcast(scalars.Momentum);
        Rho = TLanes.Broadcast(scalars.Rho);
        OneMinusRho = TLanes.Broadcast(scalars.OneMinusRho);
        OneMinusBeta1 = TLanes.Broadcast(scalars.OneMinusBeta1);
        OneMinusBeta2 = TLanes.Broadcast(scalars.OneMinusBeta2);
        Epsilon = TLanes.Broadcast(scalars.Epsilon);
    }
}
