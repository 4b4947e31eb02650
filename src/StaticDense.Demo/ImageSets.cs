using System.Globalization;

namespace StaticDense.Demo;

/// <summary>The images to learn from, to watch training with, and to judge the result by.</summary>
/// <param name="Train">The network learns from these.</param>
/// <param name="Validation">Evaluated after each epoch; never learned from.</param>
/// <param name="Test">Evaluated once, at the end.</param>
/// <param name="Pictures">The test images as they are shown.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Origin">Where they come from.</param>
internal sealed record ImageSets(Dataset Train, Dataset Validation, Dataset Test, Dataset Pictures, ImageKind Kind, string Origin)
{
    // As many as MNIST has.
    private const int DrawnTrainingDigits = 60_000;
    private const int DrawnTestDigits = 10_000;

    // As many as one file of CIFAR-10 has to train on: a convolution's epoch takes longer.
    private const int DrawnTrainingShapes = 10_000;
    private const int DrawnTestShapes = 2_000;

    // The drawn sets are always the same ones, as MNIST is, so that runs with other seeds compare.
    private const ulong TrainingSeed = 1;
    private const ulong ValidationSeed = 2;
    private const ulong TestSeed = 3;

    public string Sizes => ReferenceEquals(Validation, Test)
        ? string.Create(CultureInfo.InvariantCulture, $"{Train.Count:N0} images to train on, {Test.Count:N0} to validate and to test")
        : string.Create(CultureInfo.InvariantCulture, $"{Train.Count:N0} images to train on, {Validation.Count:N0} to validate, {Test.Count:N0} to test");

    /// <summary>
    /// Reads MNIST or CIFAR-10 from a folder: the whole training set is trained on, as figures for them are usually given. The test set
    /// is also the validation set, which chooses nothing: training neither stops nor changes by it.
    /// </summary>
    /// <param name="folder">The folder with the files.</param>
    /// <param name="network">Whose images: CIFAR-10's in colour, or MNIST's digits.</param>
    /// <param name="samples">How many training images to use; null for all.</param>
    /// <exception cref="NetworkFileException">The folder or a file is missing, or a file is damaged.</exception>
    public static ImageSets Read(string folder, NetworkChoice network, int? samples)
    {
        if (!network.SeesColors())
        {
            Dataset digits = First(Mnist.LoadTrain(folder), samples), test = First(Mnist.LoadTest(folder), samples);
            return new(digits, test, test, test, ImageKind.Digits, $"MNIST from {folder}");
        }

        Dataset photographs = First(Cifar10.LoadTrain(folder), samples), pictures = First(Cifar10.LoadTest(folder), samples);
        var centred = Centred(pictures);
        return new(Centred(photographs), centred, centred, pictures, ImageKind.Photographs, $"CIFAR-10 from {folder}");
    }

    /// <summary>Draws digits or coloured shapes.</summary>
    /// <param name="network">Whose images.</param>
    /// <param name="samples">How many training images to draw; null for the usual number.</param>
    public static ImageSets Draw(NetworkChoice network, int? samples)
    {
        if (!network.SeesColors())
            return Draw(SyntheticDigits.Create, samples, DrawnTrainingDigits, DrawnTestDigits, ImageKind.Digits, "digits drawn by the program");
        var shapes = Draw(SyntheticShapes.Create, samples, DrawnTrainingShapes, DrawnTestShapes, ImageKind.Shapes, "coloured shapes drawn by the program");
        return shapes with { Train = Centred(shapes.Train), Validation = Centred(shapes.Validation), Test = Centred(shapes.Test) };
    }

    private static ImageSets Draw(Func<int, ulong, Dataset> create, int? samples, int training, int test, ImageKind kind, string origin)
    {
        var limit = samples ?? int.MaxValue;
        var pictures = create(Math.Min(test, limit), TestSeed);
        return new(
            create(samples ?? training, TrainingSeed),
            create(Math.Min(test / 2, limit), ValidationSeed),
            pictures,
            pictures,
            kind,
            origin);
    }

    // Values of [-1, 1]. With those of [0, 1] all images look much alike to a network that is not trained yet, so that a rectified unit
    // is on for all of them or for none, and one that is on for none does not learn: CifarNet's last hidden layer has but ten.
    private static Dataset Centred(Dataset images) => images.Rescale(2, -1);

    private static Dataset First(Dataset dataset, int? samples) =>
        samples < dataset.Count ? dataset.Take(samples.Value) : dataset;
}
