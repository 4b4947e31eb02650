namespace StaticDense.Generator.Model;

/// <summary>What a network may spend; null where there is no limit.</summary>
internal sealed record BudgetDeclaration(long? MaxParameters, long? MaxMultiplyAdds, long? MaxWorkspaceBytes, long? MaxTrainingBytes, long? MaxCodeBytes)
{
    /// <summary>Whether it asks what is spent instead of limiting it.</summary>
    public bool HasNoLimit => (MaxParameters ?? MaxMultiplyAdds ?? MaxWorkspaceBytes ?? MaxTrainingBytes ?? MaxCodeBytes) is null;
}
