using System.ComponentModel;

namespace StaticDense.Numerics;

/// <summary>Writes initial parameters, Keras's initializers with random numbers of our own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Initialization
{
    /// <summary>
    /// Fills parameter storage: each tensor by its initializer, in blocks, padding +0. A draw is a function of (seed, the tensor's place
    /// in the description, the element's canonical row-major index); numbers are computed in double and rounded to float once.
    /// </summary>
    /// <param name="description">The network.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="storage">The parameters: StorageCount floats.</param>
    /// <exception cref="ArgumentException">The storage has another length, or an initializer does not fit its tensor.</exception>
    public static void Fill(NetworkDescription description, ulong seed, Span<float> storage)
    {
        ArgumentNullException.ThrowIfNull(description);
        if (storage.Length != description.StorageCount)
            throw new ArgumentException($"{description.Name} has {description.StorageCount} floats of parameters, the span {storage.Length}.", nameof(storage));
        storage.Clear();
        for (var i = 0; i < description.Parameters.Length; i++)
        {
            var tensor = description.Parameters[i];
            Fill(tensor, new CounterRandom(seed, RandomStream.Initialization, (ulong)i), storage.Slice(tensor.Offset, tensor.StorageCount));
        }
    }

    private static void Fill(ParameterTensor tensor, CounterRandom random, Span<float> storage)
    {
        var initializer = tensor.Initializer;
        switch (initializer.Kind)
        {
            case Initializer.Zeros:
                break;
            case Initializer.Ones:
                FillConstant(tensor, 1, storage);
                break;
            case Initializer.Constant:
                FillConstant(tensor, initializer.Value, storage);
                break;
            case Initializer.Identity:
                FillIdentity(tensor, initializer.Gain, storage);
                break;
            case Initializer.Orthogonal:
                FillOrthogonal(tensor, initializer.Gain, random, storage);
                break;
            default:
                FillRandom(tensor, RandomValues.For(tensor), random, storage);
                break;
        }
    }

    private static void FillConstant(ParameterTensor tensor, double value, Span<float> storage)
    {
        for (var i = 0; i < tensor.Count; i++)
            storage[StorageIndex(tensor, i)] = (float)value;
    }

    private static void FillRandom(ParameterTensor tensor, RandomValues values, CounterRandom random, Span<float> storage)
    {
        for (var i = 0; i < tensor.Count; i++)
            storage[StorageIndex(tensor, i)] = (float)values.At(random, (ulong)i);
    }

    private static void FillIdentity(ParameterTensor tensor, double gain, Span<float> storage)
    {
        if (tensor.Shape.Length != 2)
            throw new ArgumentException($"{tensor.Name}: the identity needs 2 axes, the shape has {tensor.Shape.Length}.");
        for (var i = 0; i < Math.Min(tensor.Positions, tensor.Channels); i++)
            storage[StorageIndex(tensor, ((long)i * tensor.Channels) + i)] = (float)gain;
    }

    /// <summary>
    /// With the last axis as columns and all others as rows: orthonormal columns times the gain, or orthonormal rows where
    /// there are fewer rows than columns.
    /// </summary>
    private static void FillOrthogonal(ParameterTensor tensor, double gain, CounterRandom random, Span<float> storage)
    {
        if (tensor.Shape.Length < 2)
            throw new ArgumentException($"{tensor.Name}: an orthogonal initial value needs at least 2 axes, the shape has {tensor.Shape.Length}.");
        int rows = tensor.Positions, columns = tensor.Channels;
        var isWide = rows < columns;
        var vectors = OrthonormalVectors.Create(Math.Max(rows, columns), Math.Min(rows, columns), random);
        for (var i = 0; i < tensor.Count; i++)
        {
            var (row, column) = (i / columns, i % columns);
            var value = isWide ? vectors[row][column] : vectors[column][row];
            storage[StorageIndex(tensor, i)] = (float)(gain * value);
        }
    }

    /// <summary>Where a canonical element stands in its tensor's storage.</summary>
    private static int StorageIndex(ParameterTensor tensor, long element)
    {
        var (position, channel) = Math.DivRem(element, tensor.Channels);
        return (int)BlockLayout.Offset((int)position, (int)channel, tensor.Positions);
    }
}
