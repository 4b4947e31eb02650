using System.Globalization;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using StaticDense.Generator.Planning.Budgets;

namespace StaticDense.Generator.Emission;

/// <summary>Compares what a network spends with its budget, or tells it where the budget has no limit.</summary>
internal static class Spending
{
    /// <summary>Shares that a message names; the others are added up.</summary>
    private const int MostShares = 5;

    public static EquatableArray<Finding> Check(KernelPlan plan, EquatableArray<EmittedFile> files)
    {
        if (plan.Network.Declaration.Budget is not { } budget)
            return EquatableArray<Finding>.Empty;
        var expenses = Expenses(plan, budget, files);
        if (budget.HasNoLimit)
            return EquatableArray.Of(Finding.Of(RuleIds.Spending, FindingTarget.Budget, string.Join("; ", expenses.Select(expense => $"{expense.Words} ({List(expense.Shares)})"))));
        return expenses
            .Where(expense => expense.Total > expense.Limit)
            .Select(expense => Finding.Of(
                RuleIds.OverBudget, FindingTarget.Budget.At(expense.Argument), expense.Words, Count(expense.Total - expense.Limit!.Value), Count(expense.Limit.Value), List(expense.Shares)))
            .ToEquatableArray();
    }

    private static List<Expense> Expenses(KernelPlan plan, BudgetDeclaration budget, EquatableArray<EmittedFile> files)
    {
        var network = plan.Network;
        IReadOnlyList<Share> Layers(Func<ShapedLayer, long> amount) => Share.Sum(network.Layers.Select(layer => new Share(layer.Declaration.Name, amount(layer))));

        var expenses = new List<Expense>
        {
            new("MaxParameters", budget.MaxParameters, $"has {Counted(network.ParameterCount, "parameter")}", Layers(layer => layer.ParameterCount)),
            new("MaxMultiplyAdds", budget.MaxMultiplyAdds, $"makes {Counted(network.MultiplyAddCount, "multiply-add")} for one sample", Layers(layer => layer.MultiplyAddCount)),
            new("MaxWorkspaceBytes", budget.MaxWorkspaceBytes, $"needs {Count(4 * plan.Prediction.WorkspaceCount)} bytes of workspace", MemoryShares.OfWorkspace(plan)),
        };
        if (plan.Training is { } training)
        {
            var shares = MemoryShares.OfTraining(plan, training);
            expenses.Add(new("MaxTrainingBytes", budget.MaxTrainingBytes, $"needs {Count(shares.Sum(share => share.Amount))} bytes of training", shares));
        }

        if (budget.HasNoLimit || budget.MaxCodeBytes is not null)
        {
            var code = CodeSize.Of(plan, files);
            expenses.Add(new("MaxCodeBytes", budget.MaxCodeBytes, $"has about {Count(code.Bytes)} bytes of code with {Count(code.Bits)}-bit vectors", code.Shares));
        }

        return expenses;
    }

    /// <summary><c>dense 100,480, dense_1 1,290</c>, the largest first.</summary>
    private static string List(IReadOnlyList<Share> shares)
    {
        if (shares.Count == 0)
            return "no layer spends any";
        var named = shares.Count <= MostShares ? shares : shares.Take(MostShares - 1);
        var others = shares.Skip(named.Count()).ToList();
        var text = string.Join(", ", named.Select(share => $"{share.Owner} {Count(share.Amount)}"));
        return others.Count == 0 ? text : $"{text}, {Count(others.Count)} others {Count(others.Sum(share => share.Amount))}";
    }

    private static string Counted(long count, string what) => Count(count) + " " + what + (count == 1 ? "" : "s");

    private static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>One of the things that a network spends.</summary>
    /// <param name="Argument">The budget's argument that limits it.</param>
    /// <param name="Limit">The limit; null where there is none.</param>
    /// <param name="Words">How much it is, in words.</param>
    /// <param name="Shares">Who spends it; their sum is all.</param>
    private sealed record Expense(string Argument, long? Limit, string Words, IReadOnlyList<Share> Shares)
    {
        public long Total => Shares.Sum(share => share.Amount);
    }
}
