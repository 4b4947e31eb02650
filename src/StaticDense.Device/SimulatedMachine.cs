using StaticDense.Numerics;

namespace StaticDense.Device;

/// <summary>
/// Writes lines of a machine that there is not: eight readings in units of their own (temperatures, currents, speeds, ...) and a wear that follows from them, with noise and a slow
/// drift, so that a network that went on learning beats one that stopped. One seed writes one text.
/// </summary>
internal static class SimulatedMachine
{
    private const int Readings = SensorNet.InputSize;

    /// <summary>Lines of one turn of the drift.</summary>
    private const double Period = 2_000_000;

    public static void Write(ByteWriter output, long lines, ulong seed, Interruption interruption)
    {
        var random = new CounterRandom(seed, stream: 0);
        Span<double> readings = stackalloc double[Readings];
        for (var line = 0L; line < lines && interruption.ExitCode == 0; line++)
        {
            var draw = (ulong)line * (Readings + 1);
            for (var index = 0; index < Readings; index++)
                readings[index] = (2 * random.Uniform(draw + (ulong)index)) - 1;
            var noise = 0.1 * (random.Uniform(draw + Readings) - 0.5);
            var wear = (readings[0] * readings[1]) + (0.5 * Math.Abs(readings[2])) + (Triangle(line / Period) * readings[3]) + noise;
            for (var index = 0; index < Readings; index++)
            {
                output.Add((10 * index) + ((index + 1) * readings[index]), "F3");
                output.Add(","u8);
            }

            output.Add(100 + (20 * wear), "F3");
            output.Add("\n"u8);
        }

        output.Flush();
    }

    /// <summary>From 0 up to 1 and back, once for each whole number.</summary>
    private static double Triangle(double turns) => 1 - Math.Abs((2 * (turns - Math.Floor(turns))) - 1);
}
