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
        var number = loss.Loss.Loss switch
        {
            LossKind.Huber => Literal.Of((float)loss.Loss.Delta) + ", ",
            LossKind.BinaryCrossentropy or LossKind.CategoricalCrossentropy => Literal.Of(loss.Loss.LabelSmoothing) + ", ",
            _ => "",
        };
        writer.Line();
        writer.Line($"// {loss.Loss.Loss}{(loss.FromLogits ? ", exact from the logits" : "")}");
        writer.Line($"var loss = Losses.{method}<TLanes>({at(loss.Values)}, {probabilities}{delta}, {Literal.Of(loss.Delta is not null)}, {number}samples, {Literal.Of(loss.Values.Positions)}, {Literal.Of(loss.Values.Channels)}, {capacity}, in step);");
    }
}
