using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>Writes the call of a loss.</summary>
/// <param name="isShared">Whether threads share the pass: one of them computes the loss.</param>
internal sealed class LossEmitter(SourceWriter writer, Func<Region, string> at, bool isShared)
{
    public void Emit(LossGradient loss, string capacity)
    {
        var method = loss.Loss.Loss + (loss.FromLogits ? "FromLogits" : "");
        var probabilities = loss.Probabilities is { } block ? at(block) + ", " : "";

        // Without a gradient to write the values stand in for it: they are not touched.
        var delta = at(loss.Delta ?? loss.Values);
        writer.Line();
        writer.Line($"// {loss.Loss.Loss}{Origin(loss)}");
        var samples = isShared ? "batch" : "samples";
        var call = $"Losses.{method}<TLanes>({at(loss.Values)}, {probabilities}{delta}, {Literal.Of(loss.Delta is not null)}, {Numbers(loss.Loss)}{samples}, {Literal.Of(loss.Values.Positions)}, {Literal.Of(loss.Values.Channels)}, {capacity}, in step);";
        if (!isShared)
        {
            writer.Line("var loss = " + call);
            return;
        }

        writer.Line("var loss = 0f;");
        using (writer.Indent("if (step.Share.IsFirst)"))
            writer.Line("loss = " + call);
    }

    private static string Origin(LossGradient loss) =>
        !loss.FromLogits ? "" : loss.Loss.Loss == LossKind.CategoricalFocalCrossentropy ? ", from the logits" : ", exact from the logits";

    /// <summary>The loss's own numbers, each with a comma behind it.</summary>
    private static string Numbers(TrainDeclaration train)
    {
        var smoothing = Literal.Of(train.LabelSmoothing) + ", ";
        return train.Loss switch
        {
            LossKind.Huber => Literal.Of((float)train.Delta) + ", ",
            LossKind.BinaryCrossentropy or LossKind.CategoricalCrossentropy => smoothing,
            LossKind.BinaryFocalCrossentropy => $"{smoothing}{Literal.Of(train.ApplyClassBalancing ? train.Alpha : -1)}, {Literal.Of(train.Gamma)}, ",
            LossKind.CategoricalFocalCrossentropy => $"{smoothing}{Literal.Of(train.Alpha)}, {Literal.Of(train.Gamma)}, ",
            LossKind.SparseCategoricalCrossentropy when train.IgnoreClass is { } ignored => Literal.Of(ignored) + ", ",
            _ => "",
        };
    }
}
