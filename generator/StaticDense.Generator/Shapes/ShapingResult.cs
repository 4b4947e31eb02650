using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>A network with its shapes, null when there are errors among the findings.</summary>
internal sealed record ShapingResult(ShapedNetwork? Network, EquatableArray<Finding> Findings);
