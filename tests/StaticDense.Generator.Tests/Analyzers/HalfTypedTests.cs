using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Analyzers;

/// <summary>Whatever stands in a file while it is typed, the analyzers do not throw: the run that they share demands it.</summary>
public class HalfTypedTests
{
    private const string Program = """
        private readonly float[] field = new float[9];
            private ReadOnlySpan<float> Values => [1, .. field];
            public void Run(Trainer<Classifier> trainer, Trainer<Regressor> regression, int count)
            {
                NineFloats nine = default; Span<float> buffer = stackalloc float[count];
                (buffer, count) = (nine[1..], 3);
                classifier.Predict(inputs: stackalloc float[] { 1, 2 }, outputs: buffer[1..^2]);
                trainer.TrainStep(Values, new int[9], sampleWeights: default);
                regression.TrainStep(field.AsSpan(1..), new Span<float>(field, 1, 3).Slice(1)); classifier.PredictClass(in nine);
                classifier.ExportParameters(new float[3 * Sizes.Four][..^1]);
            }
        """;

    [Fact]
    public void Every_prefix()
    {
        var source = AnalyzedCode.Class(Program);
        // The head holds no call: typing starts with the members.
        for (var length = source.IndexOf("field", StringComparison.Ordinal); length < source.Length; length++)
            AnalyzedCode.FindInAny(source[..length]);
        Assert.NotEmpty(AnalyzedCode.FindInAny(source));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mutated_text(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var text = Program.ToCharArray().ToList();
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0: text.RemoveRange(at, Math.Min(random.Next(1, 12), text.Count - at)); break;
                    case 1: text.Insert(at, "()[]{}<>,;=\"@#^.\0"[random.Next(17)]); break;
                    default: text[at] = (char)random.Next(32, 127); break;
                }
            }

            AnalyzedCode.FindInAny(AnalyzedCode.Class(new string([.. text])));
        }
    }
}
