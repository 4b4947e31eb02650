using System.Globalization;

namespace StaticDense.Demo;

/// <summary>The images to learn from, to watch training with, and to judge the result by.</summary>
/// <param name="Train">The network learns from these.</param>
/// <param name="Validation">Evaluated after each epoch; never learned from.</param>
/// <param name="Test">Evaluated once, at the end.</param>
/// <param name="Origin">Where they come from.</param>
internal sealed record DigitSets(Dataset Train, Dataset Validation, Dataset Test, string Origin)
{
    public const int Side = SyntheticDigits.Side;
    public const int Classes = SyntheticDigits.Classes;

    private const int DrawnTraining = 60_000;
    private const int DrawnValidation = 5_000;
    private const int DrawnTest = 10_000;

    // The drawn sets are always the same ones, as MNIST is, so that runs with other seeds compare.
    private const ulong TrainingSeed = 1;
    private const ulong ValidationSeed = 2;
    private const ulong TestSeed = 3;

    public string Sizes => ReferenceEquals(Validation, Test)
        ? string.Create(CultureInfo.InvariantCulture, $"{Train.Count:N0} images to train on, {Test.Count:N0} to validate and to test")
        : string.Create(CultureInfo.InvariantCulture, $"{Train.Count:N0} images to train on, {Validation.Count:N0} to validate, {Test.Count:N0} to test");

    /// <summary>
    /// Reads MNIST from a folder: its whole training set is trained on, as figures for MNIST are usually given. Its test set is also
    /// the validation set, which chooses nothing: training neither stops nor changes by it.
    /// </summary>
    /// <param name="folder">The folder with the four files.</param>
    /// <param name="samples">How many training images to use; null for all.</param>
    /// <exception cref="NetworkFileException">The folder or a file is missing, or a file is damaged.</exception>
    public static DigitSets Read(string folder, int? samples)
    {
        var train = First(Mnist.LoadTrain(folder), samples);
        var test = First(Mnist.LoadTest(folder), samples);
        return new(train, test, test, $"MNIST from {folder}");
    }

    /// <summary>Draws digits.</summary>
    /// <param name="samples">How many training images to draw; null for the usual number.</param>
    public static DigitSets Draw(int? samples)
    {
        var limit = samples ?? int.MaxValue;
        return new(
            SyntheticDigits.Create(samples ?? DrawnTraining, TrainingSeed),
            SyntheticDigits.Create(Math.Min(DrawnValidation, limit), ValidationSeed),
            SyntheticDigits.Create(Math.Min(DrawnTest, limit), TestSeed),
            "digits drawn by the program");
    }

    private static Dataset First(Dataset dataset, int? samples) =>
        samples < dataset.Count ? dataset.Take(samples.Value) : dataset;
}
