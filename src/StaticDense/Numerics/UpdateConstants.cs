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

    /// <summary>The step size of the gradient beside the momentum's.</summary>
    public readonly TLanes GradientRate;

    /// <summary>The share of the last step that is kept.</summary>
    public readonly TLanes Momentum;

    /// <summary>Decay of the running means.</summary>
    public readonly TLanes Rho;

    /// <summary><c>1 - rho</c>.</summary>
    public readonly TLanes OneMinusRho;

    /// <summary>The momentum's share in a step.</summary>
    public readonly TLanes Beta1;

    /// <summary><c>1 - beta1</c>.</summary>
    public readonly TLanes OneMinusBeta1;

    /// <summary>Decay of the second state.</summary>
    public readonly TLanes Beta2;

    /// <summary><c>1 - beta2</c>.</summary>
    public readonly TLanes OneMinusBeta2;

    /// <summary>The bias correction of the mean square.</summary>
    public readonly TLanes SquareCorrection;

    /// <summary>Keeps divisions finite.</summary>
    public readonly TLanes Epsilon;

    /// <summary>What the average of the parameters keeps of itself.</summary>
    public readonly TLanes AverageMomentum;

    /// <summary>What the average takes of the new parameters.</summary>
    public readonly TLanes OneMinusAverageMomentum;

    /// <summary>Ones where the parameters are overwritten by their average.</summary>
    public readonly TLanes Overwrites;

    /// <summary>Broadcasts a step's numbers.</summary>
    /// <param name="scalars">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UpdateConstants(in UpdateScalars scalars)
    {
        Rate = TLanes.Broadcast(scalars.Rate);
        NegativeRate = TLanes.Broadcast(-scalars.Rate);
        GradientRate = TLanes.Broadcast(scalars.GradientRate);
        Momentum = TLanes.Broadcast(scalars.Momentum);
        Rho = TLanes.Broadcast(scalars.Rho);
        OneMinusRho = TLanes.Broadcast(scalars.OneMinusRho);
        Beta1 = TLanes.Broadcast(scalars.Beta1);
        OneMinusBeta1 = TLanes.Broadcast(scalars.OneMinusBeta1);
        Beta2 = TLanes.Broadcast(scalars.Beta2);
        OneMinusBeta2 = TLanes.Broadcast(scalars.OneMinusBeta2);
        SquareCorrection = TLanes.Broadcast(scalars.SquareCorrection);
        Epsilon = TLanes.Broadcast(scalars.Epsilon);
        AverageMomentum = TLanes.Broadcast(scalars.AverageMomentum);
        OneMinusAverageMomentum = TLanes.Broadcast(scalars.OneMinusAverageMomentum);
        Overwrites = TLanes.LessThan(TLanes.Zero, TLanes.Broadcast(scalars.Overwrites));
    }
}
