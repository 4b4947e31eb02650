namespace StaticDense.Tests.Demo;

/// <summary>A folder of CIFAR-10's shape with drawn shapes in it: planes of red, green and blue behind each label.</summary>
internal static class ColorFiles
{
    private const int Pixels = 32 * 32;

    public static string Write(string folder, int training, int test)
    {
        Directory.CreateDirectory(folder);
        // Two files, so that they have to be joined.
        WriteFile(Path.Combine(folder, "data_batch_1.bin"), training / 2, seed: 21);
        WriteFile(Path.Combine(folder, "data_batch_2.bin"), training - training / 2, seed: 22);
        WriteFile(Path.Combine(folder, "test_batch.bin"), test, seed: 23);
        return folder;
    }

    private static void WriteFile(string path, int count, ulong seed)
    {
        var dataset = SyntheticShapes.Create(count, seed);
        var image = new float[dataset.InputSize];
        var label = new int[1];
        using var file = File.Create(path);
        for (var i = 0; i < count; i++)
        {
            dataset.CopyBatch([i], image, label, default, default);
            file.WriteByte((byte)label[0]);
            for (var channel = 0; channel < 3; channel++)
            {
                for (var pixel = 0; pixel < Pixels; pixel++)
                    file.WriteByte((byte)(image[pixel * 3 + channel] * 255 + 0.5f));
            }
        }
    }
}
