namespace StaticDense.Generator.Planning;

/// <summary>
/// Where threads that share a pass must wait for each other: before an operation that reads what another thread may have written since they last
/// waited, or writes what another may still be reading. Two operations that are divided by samples touch the same rows of a block on the same
/// thread; all else is taken to meet.
/// </summary>
internal static class Barriers
{
    /// <summary>The operations to wait before.</summary>
    public static ISet<Operation> Of(IReadOnlyList<Operation> operations, MemoryPlan memory)
    {
        var barriers = new HashSet<Operation>(ReferenceComparer.Instance);
        var since = 0;
        for (var index = 1; index < operations.Count; index++)
        {
            var operation = operations[index];
            if (!operations.Skip(since).Take(index - since).Any(earlier => Meet(earlier, operation, memory)))
                continue;
            barriers.Add(operation);
            since = index;
        }

        return barriers;
    }

    private static bool Meet(Operation earlier, Operation later, MemoryPlan memory)
    {
        // One thread does both.
        if (earlier.Division == Division.None && later.Division == Division.None)
            return false;
        var areBySamples = earlier.Division == Division.Samples && later.Division == Division.Samples;
        return (!areBySamples && earlier.Parameters.Intersect(later.Parameters).Any())
            || earlier.Regions.Any(one => later.Regions.Any(other => Meet(earlier, one, later, other, areBySamples, memory)));
    }

    private static bool Meet(Operation earlier, Region one, Operation later, Region other, bool areBySamples, MemoryPlan memory)
    {
        if (memory.IsOwn(one) || memory.IsOwn(other) || !memory.Overlap(one, other))
            return false;
        if (earlier.Reads.Contains(one) && later.Reads.Contains(other))
            return false;
        return !(areBySamples && one is Block && one == other);
    }

    private sealed class ReferenceComparer : IEqualityComparer<Operation>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Operation x, Operation y) => ReferenceEquals(x, y);

        public int GetHashCode(Operation operation) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(operation);
    }
}
