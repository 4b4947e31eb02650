using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>What can be computed but is nearly surely a mistake: warnings about layers and the optimizer.</summary>
internal static class Advice
{
    public static IEnumerable<Finding> Of(ShapedNetwork network)
    {
        var findings = new List<Finding>();
        CheckDropout(network, findings);
        CheckActivations(network, findings);
        if (network.Declaration.Train is { } train)
        {
            CheckInitializers(network, findings);
            CheckPenalties(network, train.Optimizer, findings);
            CheckTraining(network, train, findings);
            LossAdvice.Check(network, train, findings);
        }

        return findings;
    }

    private static void CheckDropout(ShapedNetwork network, List<Finding> findings)
    {
        var last = network.Layers.Count - 1;
        while (last > 0 && network.Layers[last].Declaration is ReshapeLayer)
            last--;
        for (var index = 0; index < network.Layers.Count; index++)
        {
            if (network.Layers[index].Declaration is not DropoutLayer dropout)
                continue;
            if (dropout.Rate == 1)
                findings.Add(Finding.Of(RuleIds.DropoutEverything, FindingTarget.Layer(index).At("Rate"), dropout.Name, network.Layers[index].OutputShape.Size));
            else if (index == last)
                findings.Add(Finding.Of(RuleIds.DropoutLast, FindingTarget.Layer(index), dropout.Name, dropout.Rate, network.OutputShape.Size));
        }
    }

    private static void CheckActivations(ShapedNetwork network, List<Finding> findings)
    {
        var (before, beforeName) = (ActivationKind.Linear, "");
        for (var index = 0; index < network.Layers.Count; index++)
        {
            var layer = network.Layers[index];
            if (layer.Declaration is ReshapeLayer)
                continue;
            var kind = FinalFunction.Of(layer.Declaration)?.Kind ?? ActivationKind.Linear;
            var target = FindingTarget.Layer(index).At("Activation");
            if (kind is ActivationKind.Softmax or ActivationKind.LogSoftmax && layer.OutputShape.Channels == 1)
                findings.Add(Finding.Of(RuleIds.SoftmaxOfOne, target, kind, layer.Declaration.Name, layer.OutputShape, kind == ActivationKind.Softmax ? 1 : 0));
            if (kind != ActivationKind.Linear && kind == before && layer.Declaration is ActivationLayer)
                findings.Add(Finding.Of(RuleIds.ActivationTwice, target, kind, beforeName, layer.Declaration.Name));
            (before, beforeName) = (kind, layer.Declaration.Name);
        }
    }

    /// <summary>Units that start equal and are followed by trained layers that treat them alike stay equal for ever.</summary>
    private static void CheckInitializers(ShapedNetwork network, List<Finding> findings)
    {
        for (var index = 0; index < network.Layers.Count; index++)
        {
            if (network.Layers[index].Declaration is DenseLayer { Units: > 1, Kernel.Initializer.Kind: "Zeros" or "Ones" or "Constant" } dense
                && network.Layers.Skip(index + 1).Any(layer => layer.ParameterCount > 0))
                findings.Add(Finding.Of(RuleIds.EqualUnits, FindingTarget.Layer(index).At("KernelInitializer"), dense.Kernel.Initializer.Kind, dense.Units, dense.Name));
        }
    }

    private static void CheckPenalties(ShapedNetwork network, OptimizerDeclaration optimizer, List<Finding> findings)
    {
        if (optimizer.WeightDecay == 0)
            return;
        for (var index = 0; index < network.Layers.Count; index++)
        {
            var penalty = network.Layers[index].Parameters.FirstOrDefault(parameter => parameter.Regularizer.L2 != 0);
            if (penalty is null)
                continue;
            var argument = char.ToUpperInvariant(penalty.Name[0]) + penalty.Name.Substring(1) + "L2";
            findings.Add(Finding.Of(RuleIds.PenaltyAndDecay, FindingTarget.Layer(index).At(argument), argument, penalty.Regularizer.L2, optimizer.WeightDecay, optimizer.Kind));
        }
    }

    private static void CheckTraining(ShapedNetwork network, TrainDeclaration train, List<Finding> findings)
    {
        if (train.Optimizer is { Nesterov: true, Momentum: 0 })
            findings.Add(Finding.Of(RuleIds.NesterovWithoutMomentum, FindingTarget.Train.At("Nesterov")));
        if (network.TrainableParameterCount == 0)
            findings.Add(Finding.Of(RuleIds.NothingToTrain, FindingTarget.Train, network.Layers.Count));
        CheckDuplicates(train.Metrics, "Metrics", findings);
        CheckDuplicates(train.WeightedMetrics, "WeightedMetrics", findings);
    }

    private static void CheckDuplicates(IEnumerable<int> metrics, string argument, List<Finding> findings)
    {
        foreach (var group in metrics.GroupBy(metric => metric).Where(group => group.Count() > 1))
            findings.Add(Finding.Of(RuleIds.DuplicateMetric, FindingTarget.Train.At(argument), (MetricKind)group.Key, group.Count()));
    }
}
