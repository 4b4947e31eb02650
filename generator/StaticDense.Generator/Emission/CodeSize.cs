using StaticDense.Generator.Collections;
using StaticDense.Generator.Planning;
using StaticDense.Generator.Planning.Budgets;

namespace StaticDense.Generator.Emission;

/// <summary>
/// An estimate of the machine code of a network's emitted methods on x64, made of counts of what they are written with. Machine code is not there yet when
/// code is emitted. The weights were fitted to what the JIT of .NET 10 reports for fifteen networks, ten of them those of the benchmarks, and rounded up: of the widths of a
/// network the largest is estimated 1 to 42 % above the largest that was measured.
/// </summary>
/// <param name="Bits">The vectors of the width that takes most.</param>
/// <param name="Bytes">Its methods' bytes.</param>
/// <param name="Shares">Whose they are.</param>
internal sealed record CodeSize(int Bits, long Bytes, IReadOnlyList<Share> Shares)
{
    private const string Common = "what layers share";

    /// <summary>Entry, exit and saved registers of a method.</summary>
    private const long Method = 40;

    /// <summary>Creation, description, members of the class; and each parameter's line of the description.</summary>
    private const long Class = 1600, Parameter = 210;

    /// <summary>A call's address of an argument, any argument, a loop: for methods that compute nothing themselves.</summary>
    private const double Address = 24, Argument = 9, CallingLoop = 30;

    /// <summary>A function's polynomial, inlined.</summary>
    private const double Polynomial = 330;

    /// <summary>Beyond so many multiply-adds in a method the JIT inlines no operation over lanes whose number it chooses, and each becomes several calls.</summary>
    private const int MostInlined = 60;

    private const double CalledMultiplyAdd = 100;

    /// <summary>The method that is straight-line code.</summary>
    private const string WrittenOut = "PredictRow";

    private static readonly Weights[] All =
    [
        new(Width.All[0].Path, 512, MultiplyAdd: 9, Broadcast: 3.5, Load: 4, Store: 4, Loop: 80),
        new(Width.All[1].Path, 256, MultiplyAdd: 9.5, Broadcast: 1.5, Load: 4, Store: 2, Loop: 60),
        new(Width.All[2].Path, 128, MultiplyAdd: 16, Broadcast: 4, Load: 4, Store: 4, Loop: 66),
    ];

    /// <summary>The estimate for the width that takes most.</summary>
    public static CodeSize Of(KernelPlan plan, EquatableArray<EmittedFile> files)
    {
        var layers = plan.Network.Layers.Select(layer => layer.Declaration.Name).ToList();
        List<EmittedMethod> Methods(string part) =>
            files.Where(file => file.HintName.EndsWith($".{part}.g.cs", StringComparison.Ordinal)).SelectMany(file => EmittedMethod.Read(file.Text, layers)).ToList();

        var passes = Methods("Forward").Concat(Methods("Backward")).ToList();
        return All.Select(weights => Of(plan, weights, passes, Methods(weights.Path))).OrderByDescending(size => size.Bytes).First();
    }

    private static CodeSize Of(KernelPlan plan, Weights weights, List<EmittedMethod> passes, List<EmittedMethod> kernels)
    {
        var shares = new List<Share> { new(Common, Class + (Parameter * plan.Layout.Tensors.Count)) };
        foreach (var method in passes.Concat(kernels))
        {
            var owner = method.Layer ?? OnlyCaller(method, kernels);
            var multiplyAdds = method.Count("MultiplyAdd(");
            Func<EmittedSection, double> estimate = multiplyAdds == 0 ? OfCalls
                : weights.Bits == 128 && method.Name == WrittenOut && multiplyAdds > MostInlined ? section => CalledMultiplyAdd * section.Count("MultiplyAdd(")
                : weights.Estimate;
            shares.Add(new(owner ?? Common, Method));
            shares.AddRange(method.Sections.Select(section => new Share(section.Layer ?? owner ?? Common, (long)Math.Ceiling(estimate(section)))));
        }

        return new(weights.Bits, shares.Sum(share => share.Amount), Share.Sum(shares));
    }

    /// <summary>The code of lines that call and compute nothing themselves.</summary>
    private static double OfCalls(EmittedSection section) =>
        (Address * section.Count("Unsafe.Add(")) + (Argument * section.Count("ref ")) + (CallingLoop * section.Count("for ("));

    /// <summary>The one layer whose methods call a tile; null where several do, or none.</summary>
    private static string? OnlyCaller(EmittedMethod tile, List<EmittedMethod> kernels)
    {
        var callers = kernels.Where(method => method.Layer is not null && method.Count(tile.Name + "(") > 0).Select(method => method.Layer).Distinct().ToList();
        return callers.Count == 1 ? callers[0] : null;
    }

    /// <summary>Bytes of each operation at one width.</summary>
    private sealed record Weights(string Path, int Bits, double MultiplyAdd, double Broadcast, double Load, double Store, double Loop)
    {
        /// <summary>The code of lines of a method that multiplies and adds.</summary>
        public double Estimate(EmittedSection section)
        {
            var rectifiers = section.Count("ReLUFunction.Forward(") + section.Count("ReLU6Function.Forward(");
            return (MultiplyAdd * section.Count("MultiplyAdd("))
                + (Broadcast * (section.Count("Create(") + section.Count("Broadcast(")))
                + (Load * section.Count("Load"))
                + (Store * section.Count("Store"))
                + (Loop * section.Count("for ("))
                + (Polynomial * (section.Count("Function.Forward(") - rectifiers));
        }
    }
}
