using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Some axes of a parameter, walked in canonical order, last axis fastest. A parameter's last axes are its channels, the others its positions; the place in
/// the walk is the position and the channel that the walked axes contribute. After its last place the walk starts again.
/// </summary>
internal ref struct AxisWalk
{
    /// <summary>The most axes.</summary>
    public const int MaximumRank = 8;

    /// <summary>The integers that a walk works in.</summary>
    public const int MemorySize = 4 * MaximumRank;

    // Innermost first. Neighbouring axes of a kind are one axis here.
    private readonly Span<int> _sizes, _positionSteps, _channelSteps, _places;
    private readonly int _axes;

    /// <param name="shape">The parameter's axes, at most <see cref="MaximumRank"/>.</param>
    /// <param name="axes">Some of them.</param>
    /// <param name="walksThese">Whether these are walked, or all others.</param>
    /// <param name="channelAxes">How many of the last axes are channels.</param>
    /// <param name="memory"><see cref="MemorySize"/> integers.</param>
    public AxisWalk(ReadOnlySpan<int> shape, ReadOnlySpan<int> axes, bool walksThese, int channelAxes, Span<int> memory)
    {
        memory.Clear();
        _sizes = memory[..MaximumRank];
        _positionSteps = memory[MaximumRank..(2 * MaximumRank)];
        _channelSteps = memory[(2 * MaximumRank)..(3 * MaximumRank)];
        _places = memory[(3 * MaximumRank)..MemorySize];
        Count = 1;
        int step = 1, previous = -1;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            if (axis == shape.Length - channelAxes - 1)
                (step, previous) = (1, -1);
            if (axes.Contains(axis) == walksThese)
            {
                Count *= shape[axis];
                if (previous == axis + 1)
                {
                    _sizes[_axes - 1] *= shape[axis];
                }
                else
                {
                    _sizes[_axes] = shape[axis];
                    (axis < shape.Length - channelAxes ? _positionSteps : _channelSteps)[_axes++] = step;
                }

                previous = axis;
            }

            step *= shape[axis];
        }
    }

    /// <summary>The places of the walk.</summary>
    public readonly int Count { get; }

    /// <summary>What the walked axes contribute to the position.</summary>
    public int Position { get; private set; }

    /// <summary>What the walked axes contribute to the channel.</summary>
    public int Channel { get; private set; }

    /// <summary>Goes to the next place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        for (var axis = 0; axis < _axes; axis++)
        {
            if (++_places[axis] < _sizes[axis])
            {
                Position += _positionSteps[axis];
                Channel += _channelSteps[axis];
                return;
            }

            _places[axis] = 0;
            Position -= (_sizes[axis] - 1) * _positionSteps[axis];
            Channel -= (_sizes[axis] - 1) * _channelSteps[axis];
        }
    }
}
