using StaticDense.Generator.Model;

namespace StaticDense.Generator.Emission;

/// <summary>The library's update rule for a declared optimizer.</summary>
internal static class UpdateRule
{
    public static string Of(OptimizerDeclaration optimizer) =>
        optimizer.UseEma ? $"AveragedRule<{Plain(optimizer)}>" : Plain(optimizer);

    private static string Plain(OptimizerDeclaration optimizer) => optimizer switch
    {
        { Kind: OptimizerKind.SGD, Momentum: 0 } => "SgdRule",
        { Kind: OptimizerKind.SGD, Nesterov: true } => "SgdNesterovRule",
        { Kind: OptimizerKind.SGD } => "SgdMomentumRule",
        { Kind: OptimizerKind.RMSprop } =>
            "RmsProp" + (optimizer.Centered ? "Centered" : "") + (optimizer.Momentum != 0 ? "Momentum" : "") + "Rule",
        { Kind: OptimizerKind.Adam or OptimizerKind.AdamW } => optimizer.AMSGrad ? "AdamAmsGradRule" : "AdamRule",
        _ => optimizer.Kind + "Rule",
    };
}
