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
        ImageAdvice.Check(network, findings);
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
        var last = LayerWalk.PastMoves(network, network.Layers.Count - 1);
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
        for (var index = 0; index < network.Layers.Count; index++)
        {
            var layer = network.Layers[index];
            if (FinalFunction.Of(layer.Declaration) is not { Kind: not ActivationKind.Linear and var kind })
                continue;
            var target = FindingTarget.Layer(index).At("Activation");
            if (kind is ActivationKind.Softmax or ActivationKind.LogSoftmax && layer.OutputShape.Channels == 1)
                findings.Add(Finding.Of(RuleIds.SoftmaxOfOne, target, kind, layer.Declaration.Name, layer.OutputShape, kind == ActivationKind.Softmax ? 1 : 0));
            if (layer.Declaration is not ActivationLayer || LayerWalk.PastMoves(network, layer.Inputs[0]) is not (>= 0 and var before))
                continue;
            if (FinalFunction.Of(network.Layers[before].Declaration)?.Kind == kind)
                findings.Add(Finding.Of(RuleIds.ActivationTwice, target, kind, network.Layers[before].Declaration.Name, layer.Declaration.Name));
        }
    }

    /// <summary>Units that start equal and are followed by trained layers that treat them alike stay equal for ever.</summary>
    private static void CheckInitializers(ShapedNetwork network, List<Finding> findings)
    {
        for (var index = 0; index < network.Layers.Count; index++)
        {
            var layer = network.Layers[index].Declaration;
            var (kernel, units, argument) = layer switch
            {
                DenseLayer dense => (dense.Kernel, dense.Units, "Kernel"),
                ConvolutionLayer convolution => (convolution.Kernel, convolution.Filters / convolution.Groups, "Kernel"),
                SeparableLayer separable => (separable.Pointwise, separable.Filters, "Pointwise"),
                _ => (null, 0, ""),
            };
            if (kernel is { Initializer.Kind: "Zeros" or "Ones" or "Constant" } && units > 1 && LayerWalk.FeedsParameters(network, index))
                findings.Add(Finding.Of(RuleIds.EqualUnits, FindingTarget.Layer(index).At(argument + "Initializer"), kernel.Initializer.Kind, units, layer.Name));
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
            var argument = ParameterArguments.PrefixOf(network.Layers[index].Declaration, penalty.Name) + "L2";
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
