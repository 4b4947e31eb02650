namespace StaticDense.Generator.Planning.Budgets;

/// <summary>What one layer spends, or what no layer has for itself.</summary>
/// <param name="Owner">The layer's name, or words for what is none's: <c>the batch</c>.</param>
/// <param name="Amount">How much.</param>
internal sealed record Share(string Owner, long Amount)
{
    /// <summary>Shares of one owner together, the largest first, those of nothing left out.</summary>
    public static IReadOnlyList<Share> Sum(IEnumerable<Share> shares) => shares
        .GroupBy(share => share.Owner, StringComparer.Ordinal)
        .Select(group => new Share(group.Key, group.Sum(share => share.Amount)))
        .Where(share => share.Amount != 0)
        .OrderByDescending(share => share.Amount)
        .ThenBy(share => share.Owner, StringComparer.Ordinal)
        .ToList();
}
