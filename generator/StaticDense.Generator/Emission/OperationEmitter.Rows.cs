using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <content>Normalization, constraints and noise.</content>
internal sealed partial class OperationEmitter
{
    private bool EmitRows(Operation operation)
    {
        switch (operation)
        {
            case NormalizeBatch o:
                Comment(o.Normalization.LayerName + ": the batch's statistics, and the moving ones");
                writer.Line($"BatchNormalization.ForwardTraining<TLanes>({At(o.Source)}, {At(o.Destination)}, {At(o.Saved, 2 * Blocks.Lanes)}, {GammaAndBeta(o.Normalization.Gamma, o.Normalization.Beta)}, {Parameter(o.Normalization.MovingMean)}, {Parameter(o.Normalization.MovingVariance)}, {Rows(o.Source)}, {Sizes(o.Source)}, {Literal.Of((float)o.Normalization.Momentum)}, {Literal.Of((float)(1 - o.Normalization.Momentum))}, {Literal.Of((float)o.Normalization.Epsilon)});");
                return true;
            case NormalizeBatchGradient o:
                Comment("back through " + o.Normalization.LayerName);
                writer.Line($"BatchNormalization.Backward<TLanes>({At(o.Source)}, {At(o.Saved, 2 * Blocks.Lanes)}, {Start(o.Normalization.Gamma)}, {Literal.Of(o.Normalization.Gamma is not null)}, {At(o.Delta)}, {At(o.Sums, Blocks.Lanes)}, {Behind(o.Sums, o.Delta)}, {Literal.Of(o.NeedsInput)}, {Rows(o.Delta)}, {Sizes(o.Delta)});");
                FinishPair(o.Normalization.Gamma, o.Normalization.Beta, o.Sums, o.Delta, o.StoresGradients);
                return true;
            case ScaleOf o:
                Comment(o.Normalization.LayerName + ": scale and shift of each channel");
                writer.Line($"BatchNormalization.Scale<TLanes>({GammaAndBeta(o.Normalization.Gamma, o.Normalization.Beta)}, {Parameter(o.Normalization.MovingMean)}, {Parameter(o.Normalization.MovingVariance)}, {At(o.Scale)}, {Literal.Of(o.Normalization.Channels)}, {Literal.Of((float)o.Normalization.Epsilon)});");
                return true;
            case Rescale o:
                Comment(o.Destination.Name + ": scaled and shifted");
                writer.Line($"BatchNormalization.ForwardInference<TLanes>({At(o.Source)}, {At(o.Destination)}, {At(o.Scale)}, {Rows(o.Source)}, {Sizes(o.Source)});");
                return true;
            case NormalizeRows o:
                Comment(o.Normalization.LayerName + ": each row less its mean, by its deviation");
                writer.Line($"LayerNormalization.Forward<TLanes>({At(o.Source)}, {At(o.Destination)}, {GammaAndBeta(o.Normalization.Gamma, o.Normalization.Beta)}, {Rows(o.Source)}, {Sizes(o.Source)}, {Literal.Of((float)o.Normalization.Epsilon)});");
                return true;
            case NormalizeRowsGradient o:
                Comment("back through " + o.Normalization.LayerName);
                writer.Line($"LayerNormalization.Backward<TLanes>({At(o.Source)}, {Start(o.Normalization.Gamma)}, {Literal.Of(o.Normalization.Gamma is not null)}, {At(o.Delta)}, {At(o.Sums)}, {Behind(o.Sums, o.Delta)}, {Literal.Of(o.NeedsInput)}, {Rows(o.Delta)}, {Sizes(o.Delta)}, {Literal.Of((float)o.Normalization.Epsilon)});");
                FinishPair(o.Normalization.Gamma, o.Normalization.Beta, o.Sums, o.Delta, o.StoresGradients);
                return true;
            case AddPenalty o:
                EmitPenalty(o.Parameter);
                return true;
            case Constrain o:
                Comment(o.Parameter.Path + ": made to keep to its constraint");
                EmitConstraint(o.Parameter);
                return true;
            case Disturb o:
                Comment(Invariant($"noise {o.Noise.Deviation}"));
                writer.Line($"Noise.Gaussian{(o.Noise.Multiplies ? "Dropout" : "")}Forward<TLanes>({At(o.Source)}, {At(o.Destination)}, {NoiseArguments(o.Noise, o.Source)});");
                return true;
            case DisturbGradient o:
                Comment("back through the same noise");
                writer.Line($"Noise.GaussianDropoutBackward<TLanes>({At(o.Delta)}, {NoiseArguments(o.Noise, o.Delta)});");
                return true;
            default:
                return false;
        }
    }

    /// <summary>A parameter made to keep to its constraint, behind its update.</summary>
    public void EmitConstraint(Tensor tensor)
    {
        var constraint = tensor.Parameter.Constraint;
        var shape = $"[{string.Join(", ", tensor.Parameter.Shape.Axes.Select(axis => Literal.Of(axis)))}], [{string.Join(", ", constraint.Axes.Select(axis => Literal.Of(axis)))}], {Literal.Of(tensor.Parameter.ChannelAxes)}";
        writer.Line(constraint.Kind switch
        {
            ConstraintKind.NonNeg => $"Constraints.NonNegative<TLanes>({Parameter(tensor)}, {Literal.Of(tensor.StorageCount)});",
            ConstraintKind.UnitNorm => $"Constraints.UnitNorm<TLanes>({Parameter(tensor)}, {shape});",
            ConstraintKind.MaxNorm => $"Constraints.MaxNorm<TLanes>({Parameter(tensor)}, {shape}, {Literal.Of((float)constraint.MaxNorm)});",
            _ => $"Constraints.MinMaxNorm<TLanes>({Parameter(tensor)}, {shape}, {Literal.Of((float)constraint.MinNorm)}, {Literal.Of((float)constraint.MaxNorm)}, {Literal.Of((float)constraint.NormRate)}, {Literal.Of((float)(1 - constraint.NormRate))});",
        });
    }

    private string GammaAndBeta(Tensor? gamma, Tensor? beta) =>
        $"{Start(gamma)}, {Start(beta)}, {Literal.Of(gamma is not null)}, {Literal.Of(beta is not null)}";

    /// <summary>The second half of two sums for each channel.</summary>
    private string Behind(Scratch sums, Block block) =>
        Reference(arena, arenaOffset + memory.Offset(sums) + (block.Panels * Blocks.Lanes), IsByPanels ? Blocks.Lanes : 0);

    /// <summary>Gamma's and beta's gradients are one block a panel each: stored where gradients are, or applied.</summary>
    private void FinishPair(Tensor? gamma, Tensor? beta, Scratch sums, Block delta, bool stores)
    {
        Finish(gamma, At(sums, Blocks.Lanes), stores);
        Finish(beta, Behind(sums, delta), stores);
    }

    private void Finish(Tensor? tensor, string sum, bool stores)
    {
        if (tensor is null)
            return;
        if (!stores)
        {
            Apply(tensor, sum);
            return;
        }

        writer.Line($"Blocks.Copy<TLanes>({sum}, {Gradient(tensor)}, 1, {Channels(tensor.Channels)}, 1, 1);");
    }

    private string NoiseArguments(NoisePlan noise, Block block) =>
        $"samples, {Literal.Of(block.Positions)}, {Sizes(block)}, {Literal.Of(noise.Deviation)}, {Literal.Of(noise.Index)}, in step";
}
