using System.Text.Json;

namespace StaticDense.Tests.TrainingMath;

public sealed class ScheduleTests
{
    [Fact]
    public void Rates_are_those_of_the_table()
    {
        var compared = new List<string>();
        foreach (var entry in GoldenTables.Read("schedules.json").GetProperty("schedules").EnumerateArray())
        {
            var name = entry.GetProperty("class_name").GetString()!;
            var schedule = Create(name, entry.GetProperty("config"));
            var values = entry.GetProperty("values_at_step").EnumerateArray().Select(value => value.GetDouble()).ToArray();
            for (var step = 0; step < values.Length; step++)
            {
                var difference = Math.Abs(schedule.At(step) - values[step]);
                Assert.True(difference <= 1e-12 * Math.Abs(values[step]) + 1e-17, $"{entry}: {schedule.At(step):R} at step {step}, not {values[step]:R}.");
            }

            compared.Add(name);
        }

        Assert.Equal(
            ["CosineDecay", "CosineDecayRestarts", "ExponentialDecay", "InverseTimeDecay", "PiecewiseConstantDecay", "PolynomialDecay"],
            compared.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Far_away_steps_keep_the_last_rate()
    {
        Assert.Equal(0.01, new PolynomialDecay(0.1, 10, 0.01, 2).At(long.MaxValue));
        Assert.Equal(0.02, new CosineDecay(0.1, 10, 0.2).At(long.MaxValue), 1e-15);
        Assert.Equal(0, new ExponentialDecay(0.1, 1, 0.5).At(1_000_000));
        Assert.Equal(3, new PiecewiseConstant([5], [2, 3]).At(long.MaxValue));
        Assert.Equal(0, new CosineDecayRestarts(0.1, 1, 1, 0.5).At(1_000_000));
        Assert.InRange(new CosineDecayRestarts(0.1, 1000).At(long.MaxValue), 0, 0.1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_restart_has_the_full_rate_and_the_step_before_it_nearly_none(double factor)
    {
        var schedule = new CosineDecayRestarts(0.1, 10_000, factor, 0.5);
        double start = 0, length = 10_000;
        for (var period = 0; period < 5; period++)
        {
            var height = 0.1 / (1 << period);
            Assert.Equal(height, schedule.At((long)Math.Ceiling(start)), 1e-7 * height);
            start += length;
            length *= factor;
            Assert.InRange(schedule.At((long)Math.Ceiling(start) - 1), 0, 1e-6 * height);
        }
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay(0.1, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay(0.1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InverseTimeDecay(0.1, -1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolynomialDecay(0.1, 10, power: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecayRestarts(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecayRestarts(0.1, 10, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(0.1, 10, warmupTarget: 0.2, warmupSteps: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay(0.1, 1, 0.5).At(-1));
        Assert.Contains("1 boundaries need 2 values, not 1", Assert.Throws<ArgumentException>(() => new PiecewiseConstant([1], [2])).Message);
        Assert.Throws<ArgumentException>(() => new PiecewiseConstant([3, 3], [1, 2, 3]));
    }

    private static LearningRateSchedule Create(string name, JsonElement config)
    {
        double Number(string property) => config.GetProperty(property).GetDouble();
        long Steps(string property) => config.GetProperty(property).GetInt64();
        return name switch
        {
            "ExponentialDecay" => new ExponentialDecay(Number("initial_learning_rate"), Steps("decay_steps"), Number("decay_rate"), config.GetProperty("staircase").GetBoolean()),
            "InverseTimeDecay" => new InverseTimeDecay(Number("initial_learning_rate"), Steps("decay_steps"), Number("decay_rate"), config.GetProperty("staircase").GetBoolean()),
            "PolynomialDecay" => new PolynomialDecay(
                Number("initial_learning_rate"), Steps("decay_steps"), Number("end_learning_rate"), Number("power"), config.GetProperty("cycle").GetBoolean()),
            "CosineDecay" => new CosineDecay(
                Number("initial_learning_rate"),
                Steps("decay_steps"),
                Number("alpha"),
                config.GetProperty("warmup_target").ValueKind == JsonValueKind.Null ? null : Number("warmup_target"),
                Steps("warmup_steps")),
            "CosineDecayRestarts" => new CosineDecayRestarts(
                Number("initial_learning_rate"), Steps("first_decay_steps"), Number("t_mul"), Number("m_mul"), Number("alpha")),
            "PiecewiseConstantDecay" => new PiecewiseConstant(
                [.. config.GetProperty("boundaries").EnumerateArray().Select(boundary => boundary.GetInt64())],
                [.. config.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())]),
            _ => throw new ArgumentException($"The table has a schedule {name} that this test does not know.", nameof(name)),
        };
    }
}
