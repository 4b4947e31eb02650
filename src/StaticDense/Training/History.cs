using System.Collections;

namespace StaticDense;

/// <summary>What each finished epoch of one call of Fit came to: rows by epoch, and columns by name.</summary>
public sealed class History : IReadOnlyList<EpochResult>
{
    private readonly EpochResult[] rows;

    internal History(int epochs)
    {
        rows = new EpochResult[epochs];
        Loss = new Column<double>(this, static row => row.Loss);
        Accuracy = new Column<double>(this, static row => row.Accuracy);
        ValidationLoss = new Column<double>(this, static row => row.ValidationLoss);
        ValidationAccuracy = new Column<double>(this, static row => row.ValidationAccuracy);
        Duration = new Column<TimeSpan>(this, static row => row.Duration);
    }

    /// <summary>The number of finished epochs.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a cancellation ended Fit before all its epochs; the epoch it fell into has no row.</summary>
    public bool WasCancelled { get; internal set; }

    /// <summary>The training loss of each epoch.</summary>
    public IReadOnlyList<double> Loss { get; }

    /// <summary>The training accuracy of each epoch; NaN where the network declares none.</summary>
    public IReadOnlyList<double> Accuracy { get; }

    /// <summary>The validation loss of each epoch; NaN without validation.</summary>
    public IReadOnlyList<double> ValidationLoss { get; }

    /// <summary>The validation accuracy of each epoch; NaN without validation, and where the network declares no accuracy.</summary>
    public IReadOnlyList<double> ValidationAccuracy { get; }

    /// <summary>How long each epoch took.</summary>
    public IReadOnlyList<TimeSpan> Duration { get; }

    /// <summary>The names of the columns, in the order loss, metrics, the same of the validation, learning_rate, duration.</summary>
    public IReadOnlyList<string> Names => Count == 0 ? [] : rows[0].Names();

    /// <summary>An epoch's results.</summary>
    /// <param name="epoch">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public EpochResult this[int epoch]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(epoch);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(epoch, Count);
            return rows[epoch];
        }
    }

    /// <summary>One value of each epoch, by Keras's name: <c>loss</c>, <c>val_accuracy</c>, ... See <see cref="EpochResult.TryGetValue"/>.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is no value of this name; the message lists those there are.</exception>
    public IReadOnlyList<double> this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            if (Count > 0 && !rows[0].TryGetValue(name, out _))
                throw new ArgumentException($"The history has no '{name}'; it has {string.Join(", ", Names)}.", nameof(name));
            return new Column<double>(this, row => row.TryGetValue(name, out var value) ? value : double.NaN);
        }
    }

    /// <summary>The rows in order.</summary>
    public IEnumerator<EpochResult> GetEnumerator()
    {
        for (var epoch = 0; epoch < Count; epoch++)
            yield return rows[epoch];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds the next epoch's row. Allocates nothing.</summary>
    internal void Add(in EpochResult row) => rows[Count++] = row;

    /// <summary>One value of each row; it grows with the history.</summary>
    private sealed class Column<T>(History history, Func<EpochResult, T> select) : IReadOnlyList<T>
    {
        public int Count => history.Count;

        public T this[int index] => select(history[index]);

        public IEnumerator<T> GetEnumerator()
        {
            for (var epoch = 0; epoch < history.Count; epoch++)
                yield return select(history[epoch]);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
