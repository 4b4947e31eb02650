using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads <c>[Budget]</c>.</summary>
internal static class BudgetParser
{
    /// <param name="reader">The attribute.</param>
    /// <param name="isTrainable">Whether the network has <c>[Train]</c>.</param>
    public static BudgetDeclaration Parse(AttributeReader reader, bool isTrainable)
    {
        if (reader.IsGiven("MaxTrainingBytes") && !isTrainable)
            reader.Add(RuleIds.BudgetWithoutTraining, "MaxTrainingBytes");
        return new(
            Limit(reader, "MaxParameters"),
            Limit(reader, "MaxMultiplyAdds"),
            Limit(reader, "MaxWorkspaceBytes"),
            isTrainable ? Limit(reader, "MaxTrainingBytes") : null,
            Limit(reader, "MaxCodeBytes"));
    }

    private static long? Limit(AttributeReader reader, string name)
    {
        if (reader.Plain(name) is not long limit)
            return null;
        if (limit < 0)
            reader.Add(RuleIds.OutOfRange, name, name, limit, "at least 0");
        return limit;
    }
}
