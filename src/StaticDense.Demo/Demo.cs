namespace StaticDense.Demo;

/// <summary>Runs the chosen network and turns what can go wrong with files into one sentence.</summary>
internal static class Demo
{
    public static int Run(DemoOptions options)
    {
        using var interruption = new Interruption();
        var screen = new Screen();
        try
        {
            return options.Network switch
            {
                NetworkChoice.Linear => new ImageRun<LinearNetwork>(options, screen, interruption).Run(),
                NetworkChoice.Mlp => new ImageRun<MlpNetwork>(options, screen, interruption).Run(),
                NetworkChoice.Big => new ImageRun<BigNetwork>(options, screen, interruption).Run(),
                NetworkChoice.Convnet => new ImageRun<ConvNetwork>(options, screen, interruption).Run(),
                _ => new ImageRun<CifarNet>(options, screen, interruption).Run(),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Failure;
        }
    }
}
