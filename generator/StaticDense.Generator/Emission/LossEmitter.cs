using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>Writes the call of a loss.</summary>
internal sealed class LossEmitter(SourceWriter writer, Func<Region, string> at)
{
    public void Emit(LossGradient loss, string capacity)
    {
        var method = loss.Loss.Loss + (loss.FromLogits ? "FromLogits" : "");
        var probabilities = loss.Probabilities is { } block ? at(block) + ", " : "";

        // Without a gradient to write the values stand in for it: they are not touched.
        var delta = at(loss.Delta ?? loss.Values);
        writer.Line();
        writer.Line($"// {loss.Loss.Loss}{Origin(loss)}");
        writer.Line($"var loss = Losses.{method}<TLanes>({at(loss.Values)}, {probabilities}{delta}, {Literal.Of(loss.Delta is not null)}, {Numbers(loss.Loss)}samples, {Literal.Of(loss.Values.Positions)}, {Literal.Of(loss.Values.Channels)}, {capacity}, in step);");
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
