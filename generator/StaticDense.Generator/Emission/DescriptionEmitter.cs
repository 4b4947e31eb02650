using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>Writes what the library is told of the network: the descriptions of its shapes, parameters, training and memory.</summary>
internal sealed class DescriptionEmitter(SourceWriter writer, KernelPlan plan)
{
    public void Emit()
    {
        var network = plan.Network;
        using (writer.Block("public static readonly NetworkDescription Description = new()", "};"))
        {
            writer.Line($"Name = {Literal.Of(network.Declaration.Type.Name)},");
            writer.Line($"InputShape = [{Axes(network.InputShape)}],");
            writer.Line($"OutputShape = [{Axes(network.OutputShape)}],");
            using (plan.Layout.Tensors.Count == 0 ? writer.Indent("Parameters = [],") : writer.Block("Parameters =", "],", "["))
            {
                foreach (var tensor in plan.Layout.Tensors)
                    writer.Line($"new({Literal.Of(tensor.Path)}, [{Axes(tensor.Parameter.Shape)}], At.{tensor.Identifier}, {Initializer(tensor.Parameter.Initializer)}{(tensor.Parameter.IsTrainable ? "" : ", IsTrainable: false")}){(tensor.Parameter.ChannelAxes == 1 ? "" : $" {{ ChannelAxes = {Literal.Of(tensor.Parameter.ChannelAxes)} }}")},");
            }

            writer.Line("ParameterCount = ParameterCount,");
            writer.Line("StorageCount = StorageCount,");
            writer.Line($"WorkspaceCount = {Literal.Grouped(plan.Prediction.WorkspaceCount)},");
            writer.Line("MultiplyAddCount = MultiplyAddCount,");
            writer.Line("Summary = Summary,");
            writer.Line("IsDebugBuild = NetworkRuntime.IsDebugBuild(typeof(Compiled).Assembly),");
        }

        if (plan.Training is { } training)
        {
            writer.Line();
            EmitTraining(training);
        }
    }

    private void EmitTraining(TrainingPlan training)
    {
        var train = training.Declaration;
        using (writer.Block("public static readonly TrainingDescription Training = new()", "};"))
        {
            writer.Line("BatchSize = BatchSize,");
            writer.Line($"Loss = Loss.{train.Loss},");
            if (train.IgnoreClass is { } ignored)
                writer.Line($"IgnoreClass = {Literal.Of(ignored)},");
            writer.Line($"Metrics = [{Members(train.Metrics)}],");
            if (train.WeightedMetrics.Count > 0)
                writer.Line($"WeightedMetrics = [{Members(train.WeightedMetrics)}],");
            if (MetricOptions(training) is { Length: > 0 } options)
                writer.Line($"MetricOptions = new() {{ {options} }},");
            WriteOptimizer(train.Optimizer);
            writer.Line($"ArenaCount = {Literal.Grouped(training.ArenaCount)},");
            writer.Line($"StateOffset = {Literal.Grouped(training.StateOffset)},");
            writer.Line($"GradientOffset = {Literal.Of(training.GradientOffset)},");
            writer.Line($"KeepsGradients = {Literal.Of(train.KeepGradients)},");
            writer.Line($"InputStagingOffset = {Literal.Grouped(training.InputStagingOffset)},");
            writer.Line($"TargetStagingOffset = {Literal.Grouped(training.TargetStagingOffset)},");
            writer.Line($"WeightStagingOffset = {Literal.Grouped(training.WeightStagingOffset)},");
            if (training.IsDivided)
                writer.Line("IsDivided = true,");
            if (training.ScratchCount > 0)
            {
                writer.Line($"ScratchOffset = {Literal.Grouped(training.ScratchOffset)},");
                writer.Line($"ScratchCount = {Literal.Grouped(training.ScratchCount)},");
            }

            writer.Line($"OutputOffset = {Literal.Grouped(training.OutputOffset)},");
            writer.Line($"OutputRows = {Literal.Grouped(training.Step.Memory.Capacity(training.Output))},");
            writer.Line($"LabelsPerSample = {Literal.Grouped(plan.Network.OutputShape.Positions)},");
        }
    }

    private static string Members(IEnumerable<int> metrics) => string.Join(", ", metrics.Select(metric => $"Metric.{(MetricKind)metric}"));

    /// <summary>The metrics' numbers that are not the library's defaults, as an initializer.</summary>
    private static string MetricOptions(TrainingPlan training)
    {
        var numbers = training.Declaration.MetricNumbers;
        var options = new List<string>();
        if (numbers.TopK != 5)
            options.Add($"TopK = {Literal.Of(numbers.TopK)}");
        if (numbers.Threshold is { } threshold)
            options.Add($"Threshold = {Literal.Of(threshold)}");
        if (numbers.F1Average != F1AverageKind.Macro)
            options.Add($"F1Average = F1Average.{numbers.F1Average}");
        if (numbers.AUCThresholds != 200)
            options.Add($"AUCThresholds = {Literal.Of(numbers.AUCThresholds)}");
        if (numbers.AUCSummation != AUCSummationKind.Interpolation)
            options.Add($"AUCSummation = AUCSummation.{numbers.AUCSummation}");
        var loss = training.Step.Operations.OfType<LossGradient>().Single();
        if (loss.FromLogits && loss.Values.Name == training.Output.Name && training.Declaration.AllMetrics.Any(OfProbabilities))
            options.Add("OutputsAreLogits = true");
        return string.Join(", ", options);
    }

    /// <summary>The metrics that make probabilities of logits.</summary>
    private static bool OfProbabilities(MetricKind metric) => metric is MetricKind.AUC or MetricKind.PrecisionRecallAUC
        or MetricKind.BinaryCrossentropy or MetricKind.CategoricalCrossentropy or MetricKind.SparseCategoricalCrossentropy;

    private void WriteOptimizer(OptimizerDeclaration optimizer)
    {
        using (writer.Block($"Optimizer = new OptimizerDescription(Optimizer.{optimizer.Kind})", "},"))
        {
            void Number(string name, double value, bool given)
            {
                if (given)
                    writer.Line($"{name} = {Literal.Of(value)},");
            }

            void Flag(string name, bool value)
            {
                if (value)
                    writer.Line($"{name} = true,");
            }

            var kind = optimizer.Kind;
            var hasBetas = kind is OptimizerKind.Adam or OptimizerKind.AdamW or OptimizerKind.Nadam or OptimizerKind.Adamax or OptimizerKind.Lion;
            Number("LearningRate", optimizer.LearningRate, true);
            Number("Momentum", optimizer.Momentum, optimizer.Momentum != 0);
            Flag("Nesterov", optimizer.Nesterov);
            Number("Rho", optimizer.Rho, kind is OptimizerKind.RMSprop or OptimizerKind.Adadelta);
            Flag("Centered", optimizer.Centered);
            Number("Beta1", optimizer.Beta1, hasBetas);
            Number("Beta2", optimizer.Beta2, hasBetas);
            Number("Epsilon", optimizer.Epsilon, kind is not (OptimizerKind.SGD or OptimizerKind.Lion));
            Flag("AMSGrad", optimizer.AMSGrad);
            Number("InitialAccumulatorValue", optimizer.InitialAccumulatorValue, kind == OptimizerKind.Adagrad);
            Number("WeightDecay", optimizer.WeightDecay, optimizer.WeightDecay != 0);
            Number("ClipNorm", optimizer.ClipNorm, optimizer.ClipNorm != 0);
            Number("GlobalClipNorm", optimizer.GlobalClipNorm, optimizer.GlobalClipNorm != 0);
            Number("ClipValue", optimizer.ClipValue, optimizer.ClipValue != 0);
            Flag("UseEma", optimizer.UseEma);
            Number("EmaMomentum", optimizer.EmaMomentum, optimizer.UseEma);
            if (optimizer.EmaOverwriteFrequency != 0)
                writer.Line($"EmaOverwriteFrequency = {Literal.Of(optimizer.EmaOverwriteFrequency)},");
        }
    }

    private static string Axes(Shape shape) => string.Join(", ", shape.Axes.Select(axis => Literal.Of(axis)));

    private static string Initializer(InitializerDeclaration initializer)
    {
        var numbers = string.Join(", ", initializer.Arguments.Select(argument => $"{argument.Property} = {argument.Literal}"));
        return $"new(Initializer.{initializer.Kind})" + (numbers.Length == 0 ? "" : $" {{ {numbers} }}");
    }
}
