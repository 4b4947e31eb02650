namespace StaticDense.Generator.Planning;

/// <summary>Batch normalization in training: the batch's statistics, saved for the way back, and the moving ones brought up to date.</summary>
/// <param name="Saved">Mean and inverse deviation of each channel.</param>
internal sealed record NormalizeBatch(BatchPlan Normalization, Block Source, Block Destination, Scratch Saved) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination, Saved];

    public override IEnumerable<Tensor> Parameters => Normalization.Tensors;

    public override Division Division => Division.Panels;
}

/// <summary>Delta through batch normalization, and the gradients of gamma and beta.</summary>
/// <param name="Sums">Holds the gradients of gamma and beta.</param>
internal sealed record NormalizeBatchGradient(
    BatchPlan Normalization, Block Source, Scratch Saved, Block Delta, Scratch Sums, bool NeedsInput, bool StoresGradients) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Saved, Delta, Sums];

    public override IEnumerable<Tensor> Parameters => Normalization.Tensors;

    public override Division Division => Division.Panels;
}

/// <summary>What batch normalization multiplies by and adds in inference, from its parameters.</summary>
internal sealed record ScaleOf(BatchPlan Normalization, Scratch Scale) : Operation
{
    public override IEnumerable<Region> Regions => [Scale];

    public override IEnumerable<Tensor> Parameters => Normalization.Tensors;

    public override Division Division => Division.None;
}

/// <summary>A multiply-add for each channel.</summary>
internal sealed record Rescale(Scratch Scale, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Scale, Source, Destination];

    public override IEnumerable<Region> Reads => [Scale];
}

/// <summary>Layer normalization over the channels of each row.</summary>
internal sealed record NormalizeRows(RowsPlan Normalization, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];

    public override IEnumerable<Tensor> Parameters => Existing(Normalization.Gamma, Normalization.Beta);
}

/// <summary>Delta through layer normalization, and the gradients of gamma and beta.</summary>
internal sealed record NormalizeRowsGradient(
    RowsPlan Normalization, Block Source, Block Delta, Scratch Sums, bool NeedsInput, bool StoresGradients) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Delta, Sums];

    public override IEnumerable<Tensor> Parameters => Existing(Normalization.Gamma, Normalization.Beta);

    public override Division Division => Division.None;
}

/// <summary>What the operations of one batch normalization share.</summary>
internal sealed record BatchPlan(
    string LayerName, int Channels, double Momentum, double Epsilon, Tensor? Gamma, Tensor? Beta, Tensor MovingMean, Tensor MovingVariance)
{
    public IEnumerable<Tensor> Tensors => new[] { Gamma, Beta, MovingMean, MovingVariance }.Where(tensor => tensor is not null).Select(tensor => tensor!);
}

/// <summary>What the operations of one layer normalization share.</summary>
internal sealed record RowsPlan(string LayerName, double Epsilon, Tensor? Gamma, Tensor? Beta);

/// <summary>A parameter made to keep to its constraint.</summary>
internal sealed record Constrain(Tensor Parameter) : Operation
{
    public override IEnumerable<Region> Regions => [];

    public override IEnumerable<Tensor> Parameters => [Parameter];

    public override Division Division => Division.None;
}

/// <summary>The gradient of a parameter's penalty, added to its stored gradient.</summary>
internal sealed record AddPenalty(Tensor Parameter) : Operation
{
    public override IEnumerable<Region> Regions => [];

    public override IEnumerable<Tensor> Parameters => [Parameter];

    public override Division Division => Division.Panels;
}

/// <summary>Gaussian noise in training, added or multiplied.</summary>
internal sealed record Disturb(NoisePlan Noise, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>Delta through the same multiplied noise.</summary>
internal sealed record DisturbGradient(NoisePlan Noise, Block Delta) : Operation
{
    public override IEnumerable<Region> Regions => [Delta];
}

/// <summary>What the operations of one noise layer share.</summary>
/// <param name="Index">Distinguishes the draws of different layers.</param>
/// <param name="Deviation">The noise's standard deviation.</param>
/// <param name="Multiplies">Whether <c>1 + noise</c> is multiplied; otherwise noise is added.</param>
internal sealed record NoisePlan(int Index, float Deviation, bool Multiplies);
