namespace StaticDense.Demo;

/// <summary>
/// How the learning rate goes from the first batch to the last. At a constant rate the accuracy after the last epoch still depends
/// on which batches came last, by several tenths of a percent; so it falls.
/// </summary>
/// <param name="Schedule">The rate of each batch.</param>
/// <param name="Sentence">The same for people.</param>
internal sealed record LearningRates(LearningRateSchedule Schedule, string Sentence)
{
    // What is left of the rate at the last batch, as a share.
    private const double LineEnd = 0.1;
    private const double CosineEnd = 0.01;

    // RMSprop's first steps are its longest. At the full rate they can push all of CifarNet's ten last rectified units below zero, from
    // where no gradient brings them back; later twice the declared rate is the faster one.
    private const int WarmUpShare = 10;
    private const double Peak = 2;

    /// <param name="network">The network.</param>
    /// <param name="declared">The rate that its declaration says.</param>
    /// <param name="batches">How many batches it is trained on.</param>
    public static LearningRates For(NetworkChoice network, float declared, long batches)
    {
        if (network != NetworkChoice.Cnn)
        {
            return new(
                new PolynomialDecay(declared, batches, declared * LineEnd),
                FormattableString.Invariant($"learning rate {declared} falling in a straight line to a tenth"));
        }

        var (peak, warmUp) = (declared * Peak, batches / WarmUpShare);
        return new(
            new CosineDecay(0, batches - warmUp, CosineEnd, peak, warmUp),
            FormattableString.Invariant($"learning rate rising to {peak:0.#####}, then falling along a cosine to {peak * CosineEnd:0.#####}"));
    }
}
