using StaticDense.Generator.Model;
using static StaticDense.Generator.Tests.Infrastructure.Declarations;

namespace StaticDense.Generator.Tests.Diagnostics;

/// <summary>Layers that name those that feed them, and merges.</summary>
internal static class GraphExamples
{
    public static RuleExample[] All { get; } =
    [
        new(RuleIds.UnknownInput, Layers("[Dense(3)]\n[Dense(3, From = \"dens\")]"), "From = \"dens\"", "'dense_1' takes 'dens', but no layer has that name; did you mean 'dense'?", Layers("[Dense(3)]\n[Dense(3, From = \"dense\")]")),
        new(RuleIds.UnknownInput, Layers("[Dense(4, Name = \"first\")]\n[Add(\"first\", \"unheard of\")]"), "\"unheard of\"", "'add' takes 'unheard of', but no layer has that name; there is 'input', 'first'", Layers("[Dense(4, Name = \"first\")]\n[Add(\"first\", \"input\")]")),
        new(RuleIds.Cycle, Layers("[Dense(3, Name = \"a\", From = \"b\")]\n[Dense(3, Name = \"b\")]"), "From = \"b\"", "'a' takes 'b', 'b' takes 'a', so none of these 2 layers can be computed first", Layers("[Dense(3, Name = \"a\", From = \"b\")]\n[Dense(3, Name = \"b\", From = \"input\")]\n[Dense(3, From = \"a\")]")),
        new(RuleIds.Cycle, Layers("[Dense(3, Name = \"a\", From = \"a\")]"), "From = \"a\"", "'a' takes 'a', so none of these 1 layers", Layers("[Dense(3, Name = \"a\", From = \"input\")]")),
        new(RuleIds.Cycle, Layers("[Add(\"input\", \"dense\")]\n[Dense(4)]"), "Add(\"input\", \"dense\")", "'add' takes 'dense', 'dense' takes 'add'", Layers("[Add(\"input\", \"dense\")]\n[Dense(4, From = \"input\")]\n[Flatten(From = \"add\")]")),
        new(RuleIds.UnusedLayer, Layers("[Dense(3)]\n[Dense(4)]\n[Dense(5, From = \"dense\")]"), "Dense(4)", "'dense_1' feeds no layer, and the output is that of the last one, 'dense_2'", Layers("[Dense(3)]\n[Dense(4)]\n[Dense(5)]")),
        new(RuleIds.UnusedLayer, Layers("[Dense(3, From = \"dense_1\")]\n[Dense(4, From = \"input\")]"), "Dense(3, From = \"dense_1\")", "'dense' feeds no layer", Layers("[Dense(3, From = \"dense_1\")]\n[Dense(4, From = \"input\")]\n[Dense(2, From = \"dense\")]")),
        new(RuleIds.MergeCount, Layers("[Dense(4)]\n[Add(\"dense\")]"), "Add(\"dense\")", "'add' names 1 layers, but Add takes at least 2", Layers("[Dense(4)]\n[Add(\"dense\", \"dense\")]")),
        new(RuleIds.MergeCount, Layers("[Dense(4)]\n[Concatenate]"), "Concatenate", "'concatenate' names 0 layers", Layers("[Dense(4)]\n[Concatenate(\"dense\", \"input\")]")),
        new(RuleIds.MergeCount, Layers("[Dense(4)]\n[Subtract(\"dense\", \"input\", \"dense\")]"), "Subtract(\"dense\", \"input\", \"dense\")", "names 3 layers, but Subtract takes exactly 2", Layers("[Dense(4)]\n[Subtract(\"dense\", \"input\")]")),
        new(RuleIds.MergeShapes, Layers("[Dense(3, Name = \"a\")]\n[Dense(4, Name = \"b\")]\n[Multiply(\"a\", \"b\")]"), "Multiply(\"a\", \"b\")", "'multiply' joins 'a' of shape (3,) and 'b' of shape (4,); they must be equal", Layers("[Dense(4, Name = \"a\")]\n[Dense(4, Name = \"b\")]\n[Multiply(\"a\", \"b\")]")),
        new(RuleIds.MergeShapes, Net("[Input(2, 3)]\n[Dense(1)]\n[Maximum(\"input\", \"dense\")]"), "Maximum(\"input\", \"dense\")", "'maximum' joins the input of shape (2, 3) and 'dense' of shape (2, 1)", Net("[Input(2, 3)]\n[Dense(3)]\n[Maximum(\"input\", \"dense\")]")),
        new(RuleIds.MergeShapes, Net("[Input(2, 3)]\n[Permute(2, 1)]\n[Concatenate(\"input\", \"permute\")]"), "Concatenate(\"input\", \"permute\")", "the input of shape (2, 3) and 'permute' of shape (3, 2); they must be equal but for axis 2", Net("[Input(2, 3)]\n[Dense(5)]\n[Concatenate(\"input\", \"dense\")]")),
        new(RuleIds.MergeShapes, Net("[Input(2, 3)]\n[Flatten]\n[Concatenate(\"input\", \"flatten\")]"), "Concatenate(\"input\", \"flatten\")", "'flatten' of shape (6,)", Net("[Input(2, 3)]\n[Reshape(-1, 3)]\n[Concatenate(\"input\", \"reshape\", Axis = 1)]")),
        new(RuleIds.ConcatenateAxis, Net("[Input(2, 3)]\n[Dense(3)]\n[Concatenate(\"input\", \"dense\", Axis = 0)]"), "Axis = 0", "'concatenate' has axis 0, but the input gives (2, 3) with the axes 1 to 2 (axis 0 is the batch), or -2 to -1", Net("[Input(2, 3)]\n[Dense(3)]\n[Concatenate(\"input\", \"dense\", Axis = -2)]")),
        new(RuleIds.ConcatenateAxis, Net("[Input(2, 3)]\n[Dense(3)]\n[Concatenate(\"input\", \"dense\", Axis = 3)]"), "Axis = 3", "has axis 3", Net("[Input(2, 3)]\n[Dense(3)]\n[Concatenate(\"input\", \"dense\", Axis = 2)]")),
        new(RuleIds.ConcatenateAxis, Net("[Input(2, 3)]\n[Dense(3)]\n[Concatenate(\"input\", \"dense\", Axis = -3)]"), "Axis = -3", "has axis -3", Net("[Input(2, 3)]\n[Dense(3)]\n[Concatenate(\"input\", \"dense\", Axis = -1)]")),

        // Advice follows what feeds what, not the order of the source.
        new(RuleIds.ActivationTwice, Layers("[Dense(4, Activation.ReLU, Name = \"a\")]\n[Dense(4, Name = \"b\")]\n[ReLU(From = \"a\")]\n[Add(\"b\", \"re_lu\")]"), "ReLU(From = \"a\")", "applied by 'a' and again by 're_lu'",
            Layers("[Dense(4, Name = \"a\")]\n[Dense(4, Activation.ReLU, Name = \"b\")]\n[ReLU(From = \"a\")]\n[Add(\"b\", \"re_lu\")]")),
        new(RuleIds.DropoutLast, Layers("[Dropout(0.5, Name = \"a\", From = \"b\")]\n[Dense(3, Name = \"b\", From = \"input\")]\n[Flatten(From = \"a\")]"), "Dropout(0.5, Name = \"a\", From = \"b\")", "'a' sets the share 0.5 of the 3 outputs",
            Layers("[Dropout(0.5, Name = \"a\")]\n[Dense(3, Name = \"b\")]\n[Flatten]")),
        new(RuleIds.NoProbabilities, Layers("[Dense(3, Name = \"a\")]\n[Dense(3, Activation.Softmax, Name = \"b\")]\n[Dense(3, Name = \"c\", From = \"a\")]\n[Multiply(\"b\", \"c\")]\n[Dense(3, From = \"multiply\")]\n[Train(Loss.CategoricalCrossentropy, Optimizer.SGD)]"), "Loss.CategoricalCrossentropy", "'dense' ends with Linear",
            Layers("[Dense(3, Name = \"a\")]\n[Dense(3, Activation.Softmax, Name = \"b\")]\n[Dense(3, Name = \"c\", From = \"a\")]\n[Multiply(\"b\", \"c\")]\n[Train(Loss.CategoricalCrossentropy, Optimizer.SGD)]")),
        new(RuleIds.EqualUnits, Layers("[Dense(4, KernelInitializer = Initializer.Zeros, Name = \"a\")]\n[Dense(4, From = \"input\")]\n[Add(\"a\", \"dense\")]\n[Dense(2)]\n[Train(Loss.Huber, Optimizer.SGD)]"), "KernelInitializer = Initializer.Zeros", "all 4 units of 'a'",
            Layers("[Dense(4, KernelInitializer = Initializer.Zeros, Name = \"a\")]\n[Dense(4, From = \"input\")]\n[Add(\"a\", \"dense\")]\n[Train(Loss.Huber, Optimizer.SGD)]")),
    ];
}
