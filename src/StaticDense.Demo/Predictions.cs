namespace StaticDense.Demo;

/// <summary>What a network says of every image of a set.</summary>
internal sealed class Predictions
{
    private const int Batch = 256;
    private readonly float[] outputs;
    private readonly int classCount;

    private Predictions(int[] labels, float[] outputs)
    {
        Labels = labels;
        this.outputs = outputs;
        classCount = outputs.Length / labels.Length;
        Classes = new int[labels.Length];
        for (var image = 0; image < labels.Length; image++)
            Classes[image] = Ranked(image, 0);
    }

    /// <summary>What the images are.</summary>
    public int[] Labels { get; }

    /// <summary>What the network takes them for.</summary>
    public int[] Classes { get; }

    public static Predictions Of<TNetwork>(TNetwork network, Dataset dataset)
        where TNetwork : class, INetwork<TNetwork>
    {
        var labels = new int[dataset.Count];
        var classes = TNetwork.Description.OutputSize;
        var outputs = new float[dataset.Count * classes];
        var inputs = new float[Batch * dataset.InputSize];
        for (var first = 0; first < labels.Length; first += Batch)
        {
            var count = Math.Min(Batch, labels.Length - first);
            var images = inputs.AsSpan(0, count * dataset.InputSize);
            dataset.CopyBatch([.. Enumerable.Range(first, count)], images, labels.AsSpan(first, count), default, default);
            network.Predict(images, outputs.AsSpan(first * classes, count * classes));
        }

        return new Predictions(labels, outputs);
    }

    /// <summary>The probability that the network gives a class.</summary>
    public float Probability(int image, int label) => outputs[(image * classCount) + label];

    /// <summary>The class in a place of the network's ranking; the smaller one first on ties.</summary>
    /// <param name="image">The image's index.</param>
    /// <param name="place">0 for the most probable class.</param>
    public int Ranked(int image, int place) =>
        Enumerable.Range(0, classCount).OrderByDescending(label => Probability(image, label)).ElementAt(place);

    /// <summary>How often each class (first index) was taken for each (second index).</summary>
    public int[,] CountConfusions()
    {
        var counts = new int[classCount, classCount];
        for (var image = 0; image < Labels.Length; image++)
            counts[Labels[image], Classes[image]]++;
        return counts;
    }

    /// <summary>A few images worth a look: the first two, and the first two that the network is wrong about.</summary>
    public IReadOnlyList<int> Examples()
    {
        const int Each = 2;
        var all = Enumerable.Range(0, Labels.Length).ToList();
        var wrong = all.Where(image => Classes[image] != Labels[image]);
        return [.. all.Take(Each).Concat(wrong.Where(image => image >= Each).Take(Each))];
    }
}
