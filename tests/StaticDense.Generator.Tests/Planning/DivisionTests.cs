using StaticDense.Generator.Planning;
using StaticDense.Generator.Tests.Documentation;
using StaticDense.Numerics;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>What is worth several threads stands in the library, in the generator, which cannot refer to it, and in the README: one number.</summary>
public class DivisionTests
{
    [Fact]
    public void A_row_is_divided_where_it_is_enough_for_two_threads() =>
        Assert.Equal(PredictionPlanner.DividedRow, 2 * WorkDivision.LeastMultiplyAdds);

    [Fact]
    public void The_readme_names_what_a_thread_must_have() =>
        Assert.Contains(FormattableString.Invariant($"below {WorkDivision.LeastMultiplyAdds:#,0} multiply-adds of prediction a thread"), Readme.Text, StringComparison.Ordinal);
}
