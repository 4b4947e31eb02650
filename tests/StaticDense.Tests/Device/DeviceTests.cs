using System.Globalization;

namespace StaticDense.Tests.Device;

/// <summary>The program that learns from lines on its standard input, as a user runs it.</summary>
public class DeviceTests
{
    private const int Failure = 1;
    private const int Usage = 2;
    private const string Good = "1,2,3,4,5,6,7,8,9\n";

    [Fact]
    public void LearnsWithoutAllocatingInMemoryThatStaysTheSame()
    {
        var lines = DeviceProcess.Run("", "--generate", "200000");
        Assert.Equal(200_000, lines.Lines.Length);
        var result = DeviceProcess.Run(lines.Output, "--every", "50000");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.ErrorLines);
        var reports = result.Lines.Where(line => line.Contains(" samples, ", StringComparison.Ordinal)).ToList();
        Assert.Equal(["50,000", "100,000", "150,000", "200,000"], reports.Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]));
        Assert.All(reports.Skip(1), line => Assert.EndsWith(" MB, allocated 0 bytes since the first report", line, StringComparison.Ordinal));
        var resident = reports.Select(line => Number(line, "resident ")).ToList();
        Assert.InRange(resident[^1], 1, resident[0] + 2);
        Assert.Contains("samples          200,000", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("first report     ", StringComparison.Ordinal) && line.EndsWith(" resident, 0 bytes allocated since", StringComparison.Ordinal));

        // Noise alone is 0.5 on the mean.
        Assert.InRange(Number(reports[^1], "of the last 50,000 "), 0.5, 0.7);
        Assert.InRange(result.MeanError, 0.5, 1.2);
        Assert.True(Number(result.Lines.Single(line => line.StartsWith("guessing", StringComparison.Ordinal)), "guessing         ") > 5 * result.MeanError);
    }

    [Theory]
    [InlineData("1,2,3,4,5,6,7,8,9")]
    [InlineData("1 2 3 4 5 6 7 8 9")]
    [InlineData("1;2;3;4;5;6;7;8;9")]
    [InlineData(" 1 , 2\t3 ;4, 5, 6, 7, 8  9 ")]
    [InlineData("-1.5e0,+2,3.25,.5,5.,6,7,8,1e-3")]
    public void LinesAreSeparatedAsSensorsDo(string line)
    {
        var result = DeviceProcess.Run($"# a comment\r\n\r\n{line}\r\n{line}");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.ErrorLines);
        Assert.Contains("samples          2", result.Lines);
        Assert.Contains("refused lines    0", result.Lines);
    }

    [Theory]
    [InlineData("1,2,3", "line 2: 3 values, but a line holds 9; refused")]
    [InlineData("1,2,x,4,5,6,7,8,9", "line 2: value 3 is no number; refused")]
    [InlineData("1,2,3x,4,5,6,7,8,9", "line 2: value 3 is no number; refused")]
    [InlineData("1,,3,4,5,6,7,8,9", "line 2: value 2 is no number; refused")]
    [InlineData("1,2,", "line 2: value 3 is no number; refused")]
    [InlineData("1,2,3,4,5,6,7,8,9,10", "line 2: more than the 9 values that a line holds; refused")]
    [InlineData("1,2,3,4,5,6,7,8,9,", "line 2: more than the 9 values that a line holds; refused")]
    [InlineData("1,2,3,4,5,6,7,8,1e99", "line 2: value 9 is not finite, or too large; refused")]
    [InlineData("NaN,2,3,4,5,6,7,8,9", "line 2: value 1 is not finite, or too large; refused")]
    [InlineData("1,2,3,4,5,6,7,8,9 °C", "line 2: more than the 9 values that a line holds; refused")]
    public void ABadLineIsRefusedByItsNumberAndLearningGoesOn(string line, string sentence)
    {
        var result = DeviceProcess.Run(Good + line + "\n" + Good);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal([sentence], result.ErrorLines);
        Assert.Contains("samples          2", result.Lines);
        Assert.Contains("refused lines    1", result.Lines);
    }

    [Fact]
    public void ALineThatNeverEndsIsRefusedWithoutMemory()
    {
        var result = DeviceProcess.Run(Good + new string('1', 300_000) + "\n" + Good + new string(',', 70_000));
        Assert.Equal(["line 2: longer than 65,536 bytes; refused", "line 4: longer than 65,536 bytes; refused"], result.ErrorLines);
        Assert.Contains("samples          2", result.Lines);
    }

    [Fact]
    public void PredictsBeforeItLearns()
    {
        // Nothing is known before the first line, and all that is known before the second is the first.
        var result = DeviceProcess.Run("1,2,3,4,5,6,7,8,9\n1,2,3,4,5,6,7,8,9\n1,2,3,4,5,6,7,8,12\n", "--every", "1");
        Assert.Equal(["9.0000", "0.0000", "3.0000"], result.Lines.Take(3).Select(line => Number(line, "of the last 1 ").ToString("F4", CultureInfo.InvariantCulture)));
        Assert.Equal(4.0, result.MeanError);
    }

    [Fact]
    public void OneSeedGivesOneText()
    {
        var one = DeviceProcess.Run("", "--generate", "50", "--seed", "7").Output;
        Assert.Equal(one, DeviceProcess.Run("", "--generate", "50", "--seed", "7").Output);
        Assert.NotEqual(one, DeviceProcess.Run("", "--generate", "50", "--seed", "8").Output);
        Assert.Equal(DeviceProcess.Run(one).MeanError, DeviceProcess.Run(one).MeanError);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n# nothing\n")]
    public void NothingToLearnFromIsSaid(string input)
    {
        var result = DeviceProcess.Run(input);
        Assert.Equal(Failure, result.ExitCode);
        Assert.Equal(["There was nothing to learn from."], result.ErrorLines);
    }

    [Theory]
    [InlineData("--every is a whole number of at least 1, not '0'", "--every", "0")]
    [InlineData("--generate is a whole number of at least 1, not 'all'", "--generate", "all")]
    [InlineData("--learning-rate is a number above 0 and at most 1, not '2'", "--learning-rate", "2")]
    [InlineData("--seed is a whole number from 0 to 18446744073709551615, not '-1'", "--seed", "-1")]
    [InlineData("Unrecognized command or argument '--speed'", "--speed")]
    public void MistakesOnTheCommandLineGetOneSentence(string sentence, params string[] arguments)
    {
        var result = DeviceProcess.Run("", arguments);
        Assert.Equal(Usage, result.ExitCode);
        Assert.StartsWith(sentence, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void HelpNamesEveryOption()
    {
        var result = DeviceProcess.Run("", "--help");
        Assert.Equal(0, result.ExitCode);
        Assert.All(
            (string[])["--every", "--learning-rate", "--seed", "--generate", "--help", "8 readings", "130"],
            text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
    }

    /// <summary>The number behind some words of a line.</summary>
    private static double Number(string line, string words)
    {
        var text = line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..];
        return double.Parse(text.Split(' ', ',')[0], CultureInfo.InvariantCulture);
    }
}
