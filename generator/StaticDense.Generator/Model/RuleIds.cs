namespace StaticDense.Generator.Model;

/// <summary>The rules by name. Each has a descriptor, a row in AnalyzerReleases, a section in the README and a pair of tests.</summary>
internal static class RuleIds
{
    public const string NotPartial = "SD0001";
    public const string NotAClass = "SD0002";
    public const string UnsupportedModifier = "SD0003";
    public const string PrimaryConstructor = "SD0004";
    public const string GenericType = "SD0005";
    public const string OuterTypeNotPartial = "SD0006";
    public const string MemberCollision = "SD0007";
    public const string TypeNameCollision = "SD0008";
    public const string NotConstructible = "SD0009";
    public const string LanguageVersion = "SD0010";

    public const string NoInput = "SD0011";
    public const string NoLayer = "SD0012";
    public const string LayersOnSeveralParts = "SD0013";
    public const string UnknownLayer = "SD0014";
    public const string NetworkAttributeMissing = "SD0015";

    public const string MissingArgument = "SD0016";
    public const string ArgumentGivenTwice = "SD0017";
    public const string ArgumentKind = "SD0018";
    public const string SizeNotPositive = "SD0019";
    public const string OutOfRange = "SD0020";
    public const string UnusedArgument = "SD0021";

    public const string DuplicateLayerName = "SD0022";
    public const string UnusableLayerName = "SD0023";
    public const string LayerIdentifierCollision = "SD0024";
    public const string ReservedLayerName = "SD0025";

    public const string ReshapeSize = "SD0026";
    public const string ReshapeAxes = "SD0027";
    public const string SharedAxes = "SD0028";
    public const string SoftmaxAxis = "SD0029";
    public const string InitializerShape = "SD0030";
    public const string TooManyAxes = "SD0031";
    public const string TooManyLayers = "SD0032";
    public const string ShapeTooLarge = "SD0033";
    public const string TooManyParameters = "SD0034";
    public const string TooMuchMemory = "SD0035";

    public const string LossShape = "SD0036";
    public const string MetricLoss = "SD0037";
    public const string SeveralClippings = "SD0038";

    public const string DropoutEverything = "SD0039";
    public const string DropoutLast = "SD0040";
    public const string SoftmaxOfOne = "SD0041";
    public const string SparseAfterSigmoid = "SD0042";
    public const string NoProbabilities = "SD0043";
    public const string LogitsAreProbabilities = "SD0044";
    public const string LogitsAreLimited = "SD0045";
    public const string SoftmaxWithRegression = "SD0046";
    public const string BinaryAfterSoftmax = "SD0047";
    public const string OneClass = "SD0048";
    public const string PenaltyAndDecay = "SD0049";
    public const string ActivationTwice = "SD0050";
    public const string NesterovWithoutMomentum = "SD0051";
    public const string EqualUnits = "SD0052";
    public const string NothingToTrain = "SD0053";
    public const string DuplicateMetric = "SD0054";
    public const string ConstructorNotChained = "SD0055";

    public const string InternalError = "SD0056";

    public const string UnsupportedArgument = "SD0057";
    public const string StridesWithDilation = "SD0058";
    public const string SeveralConstraints = "SD0059";
    public const string ConstraintAxes = "SD0060";

    public const string InputRank = "SD0061";
    public const string WindowTooLarge = "SD0062";
    public const string GroupsDoNotDivide = "SD0063";
    public const string NormalizationAxis = "SD0064";
    public const string CroppingTooLarge = "SD0065";
    public const string PermuteDims = "SD0066";

    public const string UnknownInput = "SD0067";
    public const string Cycle = "SD0068";
    public const string UnusedLayer = "SD0069";
    public const string MergeCount = "SD0070";
    public const string MergeShapes = "SD0071";
    public const string ConcatenateAxis = "SD0072";

    public const string BatchOfOne = "SD0073";
    public const string FlattenMissing = "SD0074";
    public const string BiasBeforeNormalization = "SD0075";

    public const string TooLargeToUnroll = "SD0076";

    public const string WeightsMissing = "SD0077";
    public const string WeightsDamaged = "SD0078";
    public const string WeightsDoNotFit = "SD0079";
    public const string WeightsNotFinite = "SD0080";

    public const string GoldenMissing = "SD0085";
    public const string GoldenDamaged = "SD0086";
    public const string GoldenShape = "SD0087";
    public const string GoldenTooLarge = "SD0088";
    public const string GoldenOff = "SD0089";
    public const string GoldenWithoutWeights = "SD0090";

    public const string OverBudget = "SD0091";
    public const string BudgetWithoutTraining = "SD0092";
    public const string Spending = "SD0093";

    public const string CallInput = "SD0095";
    public const string CallOutput = "SD0096";
    public const string CallParameters = "SD0097";
    public const string CallLabels = "SD0098";
    public const string CallBatch = "SD0099";
}
