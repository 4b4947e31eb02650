using StaticDense.Generator.Model;
using static StaticDense.Generator.Tests.Infrastructure.Declarations;

namespace StaticDense.Generator.Tests.Diagnostics;

internal static class BudgetExamples
{
    private const string Wide = "[Input(784)]\n[Dense(128, Activation.ReLU)]\n[Dense(10, Activation.Softmax)]\n[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]\n";

    public static RuleExample[] All { get; } =
    [
        Over("MaxParameters = 100_000", "The network has 101,770 parameters, 1,770 over its budget of 100,000: dense 100,480, dense_1 1,290", "MaxParameters = 101_770"),
        Over("MaxMultiplyAdds = 101_631", "makes 101,632 multiply-adds for one sample, 1 over its budget of 101,631: dense 100,352, dense_1 1,280", "MaxMultiplyAdds = 101_632"),
        Over("MaxWorkspaceBytes = 10_000", "needs 18,432 bytes of workspace, 8,432 over its budget of 10,000: dense 16,384, dense_1 2,048", "MaxWorkspaceBytes = 18_432"),
        Over("MaxTrainingBytes = 0", "needs 556,864 bytes of training, 556,864 over its budget of 0: dense ", "MaxTrainingBytes = 556_864"),
        Over("MaxCodeBytes = 20_000", " bytes of code with 256-bit vectors, ", "MaxCodeBytes = 40_000"),
        new(RuleIds.BudgetWithoutTraining, Layers("[Dense(3)]\n[Budget(MaxTrainingBytes = 1_000)]"), "MaxTrainingBytes = 1_000", "has no [Train]", Layers("[Dense(3)]\n[Budget(MaxWorkspaceBytes = 10_000)]")),
        new(RuleIds.OutOfRange, Layers("[Dense(3)]\n[Budget(MaxParameters = -1)]"), "MaxParameters = -1", "'MaxParameters' is -1; it must be at least 0", Layers("[Dense(3)]\n[Budget(MaxParameters = 15)]")),
        new(RuleIds.Spending, Layers("[Dense(3)]\n[Budget]"), "Budget", "The network has 15 parameters (dense 15); makes 12 multiply-adds for one sample (dense 12); needs ", Layers("[Dense(3)]")),
    ];

    private static RuleExample Over(string limit, string message, string enough) =>
        new(RuleIds.OverBudget, Net(Wide + $"[Budget({limit})]"), limit, message, Net(Wide + $"[Budget({enough})]"));
}
