using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>A method that every width has.</summary>
internal interface IKernel
{
    string Method { get; }

    string Parameters { get; }

    /// <summary>The most rows that it is ever called with.</summary>
    int MaxRows { get; }
}

/// <summary>A product with literal sizes: a dense layer's forward sum, or the gradient of its input.</summary>
/// <param name="Method">The emitted method's name.</param>
/// <param name="Comment">What it computes.</param>
/// <param name="Steps">The length of each sum.</param>
/// <param name="Outputs">The units, or the inputs when it is their gradient.</param>
/// <param name="HasStart">Whether sums start from a bias; otherwise from zero.</param>
/// <param name="Cut">The segments of the sums.</param>
/// <param name="MaxRows">The most rows that it is ever called with.</param>
internal sealed record ProductKernel(string Method, string Comment, int Steps, int Outputs, bool HasStart, SumCut Cut, int MaxRows = 1)
    : IKernel
{
    /// <summary>Whether it is one thread's part of a single row.</summary>
    public bool IsRowPart { get; init; }

    /// <summary>The same sums for one thread's panels of a single row.</summary>
    public ProductKernel RowPart => this with { Method = Method + "Part", Comment = Comment + ", some panels of one row", IsRowPart = true };

    public string Parameters => IsRowPart
        ? "ref float x, ref float kernel, ref float start, ref float y, WorkPart part" + (Scales ? ", ref float scale" : "")
        : "ref float x, nint xBlock, ref float kernel, ref float start, ref float y, nint yPanel, nint rows" + (Scales ? ", ref float scale" : "");

    public int Panels => Blocks.Of(Outputs);

    /// <summary>Floats from one row of the input to the next: 16 in blocks, the steps where samples are read as the caller has them.</summary>
    public int RowStride { get; init; } = Blocks.Lanes;

    /// <summary>Whether finished sums are scaled and shifted.</summary>
    public bool Scales { get; init; }

    /// <summary>The function applied to finished sums; null for none.</summary>
    public ActivationFunction? Function { get; init; }

    /// <param name="ofSamples">Whether the input is the caller's samples, row by row.</param>
    public static ProductKernel Forward(DensePlan dense, Ending ending, bool ofSamples) => Forward(dense) with
    {
        Method = dense.Identifier + "Product" + (ofSamples ? "OfSamples" : "") + TileForm.EndingName(ending.Scale is not null, ending.Function),
        RowStride = ofSamples ? dense.Inputs : Blocks.Lanes,
        Scales = ending.Scale is not null,
        Function = ending.Function,
    };

    private static ProductKernel Forward(DensePlan dense) => new(
        dense.Identifier + "Product",
        $"{dense.LayerName}: y[{dense.Units}] = x[{dense.Inputs}] · kernel{(dense.Bias is null ? "" : " + bias")}",
        dense.Inputs,
        dense.Units,
        dense.Bias is not null,
        dense.Cut);

    public static ProductKernel InputGradient(DensePlan dense) => new(
        dense.Identifier + "InputGradient",
        $"{dense.LayerName}: the gradient of x[{dense.Inputs}] = delta[{dense.Units}] · kernel transposed",
        dense.Units,
        dense.Inputs,
        HasStart: false,
        new SumCut(1, dense.Units));
}

/// <summary>The gradient of a kernel with literal sizes.</summary>
/// <param name="Rule">The library's update rule; null when the gradient is stored.</param>
/// <param name="OfSamples">Whether the input is the caller's samples, row by row; otherwise it is in blocks.</param>
/// <param name="MaxRows">The most rows that a sum runs over.</param>
internal sealed record GradientKernel(DensePlan Dense, string? Rule, bool OfSamples, int MaxRows = 1) : IKernel
{
    /// <summary>Floats from one row of the input to the next.</summary>
    public int RowStride => OfSamples ? Dense.Inputs : Blocks.Lanes;

    public string Method => Dense.Identifier + "KernelGradient";

    /// <summary>Whether a call is for some blocks of inputs.</summary>
    public bool IsDivided { get; init; }

    public string Parameters => (Rule is null
        ? "ref float x, nint xBlock, ref float delta, nint deltaPanel, ref float gradient, nint samples"
        : "ref float x, nint xBlock, ref float delta, nint deltaPanel, ref float kernel, ref float state, ref float tile, nint samples, in UpdateScalars scalars")
        + (IsDivided ? ", WorkPart part" : "");
}
