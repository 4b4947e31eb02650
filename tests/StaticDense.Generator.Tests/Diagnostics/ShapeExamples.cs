using StaticDense.Generator.Model;
using static StaticDense.Generator.Tests.Infrastructure.Declarations;

namespace StaticDense.Generator.Tests.Diagnostics;

internal static class ShapeExamples
{
    public static RuleExample[] All { get; } =
    [
        new(RuleIds.DuplicateLayerName, Layers("[Dense(3, Name = \"a\")]\n[Dense(3, Name = \"a\", UseBias = false)]"), "Name = \"a\"", "Layers 1 and 2 are both called 'a'", Layers("[Dense(3, Name = \"a\")]\n[Dense(3)]")),
        new(RuleIds.DuplicateLayerName, Layers("[Dense(3, Name = \"dense\")]\n[Dense(5)]"), "Dense(5)", "Layers 1 and 2 are both called 'dense'", Layers("[Dense(3, Name = \"dense_1\")]\n[Dense(5)]")),
        new(RuleIds.UnusableLayerName, Layers("[Dense(3, Name = \"a/b\")]"), "Name = \"a/b\"", "cannot be called 'a/b'", Layers("[Dense(3, Name = \"a.b\")]")),
        new(RuleIds.UnusableLayerName, Layers("[Dense(3, Name = \"\")]"), "Name = \"\"", "cannot be called ''", Layers("[Dense(3, Name = \"é 1\")]")),
        new(RuleIds.UnusableLayerName, Layers("[Dense(3, Name = \"1st\")]"), "Name = \"1st\"", "cannot be called '1st'", Layers("[Dense(3, Name = \"_first\")]")),
        new(RuleIds.LayerIdentifierCollision, Layers("[Dense(3, Name = \"hidden_1\")]\n[Dense(3, Name = \"hidden1\")]"), "Name = \"hidden1\"", "'hidden_1' and 'hidden1' both give the class Layers.Hidden1", Layers("[Dense(3, Name = \"hidden_1\")]\n[Dense(3, Name = \"hidden2\")]")),
        new(RuleIds.ReservedLayerName, Layers("[Dense(3, Name = \"get_type\")]"), "Name = \"get_type\"", "Layers.GetType", Layers("[Dense(3, Name = \"get_types\")]")),
        new(RuleIds.ReservedLayerName, Layers("[Dense(3, Name = \"layers\")]"), "Name = \"layers\"", "Layers.Layers", Layers("[Dense(3, Name = \"layer\")]")),
        new(RuleIds.ReservedLayerName, Layers("[Dense(3, Name = \"parameter_count\")]"), "Name = \"parameter_count\"", "Layers.ParameterCount", Layers("[Dense(3, Name = \"parameters\")]")),

        new(RuleIds.ReshapeSize, Layers("[Reshape(3, 2)]"), "Reshape(3, 2)", "takes (4,), which the input gives, with 4 elements, but (3, 2) holds 6", Layers("[Reshape(2, 2)]")),
        new(RuleIds.ReshapeSize, Layers("[Reshape(3, -1)]"), "Reshape(3, -1)", "4 elements, but (3, -1) holds a multiple of 3", Layers("[Reshape(2, -1)]")),
        new(RuleIds.ReshapeAxes, Layers("[Reshape(-1, 2, -1)]"), "Reshape(-1, 2, -1)", "has 2 axes of size -1", Layers("[Reshape(-1, 2, 1)]")),
        new(RuleIds.SharedAxes, Layers("[PReLU(SharedAxes = new[] { 2 })]"), "SharedAxes = new[] { 2 }", "shares axis 2, but its input has the axes 1 to 1", Layers("[PReLU(SharedAxes = new[] { 1 })]")),
        new(RuleIds.SharedAxes, Layers("[PReLU(SharedAxes = new[] { 0 })]"), "SharedAxes = new[] { 0 }", "shares axis 0", Layers("[PReLU]")),
        new(RuleIds.SoftmaxAxis, Net("[Input(2, 3)]\n[Softmax(Axis = 1)]"), "Axis = 1", "has axis 1; only the last axis is supported: -1 or 2", Net("[Input(2, 3)]\n[Softmax(Axis = 2)]")),
        new(RuleIds.InitializerShape, Layers("[Dense(3, BiasInitializer = Initializer.Identity)]"), "BiasInitializer = Initializer.Identity", "Identity cannot fill 'dense/bias' of shape (3,), which has 1 axes", Layers("[Dense(3, KernelInitializer = Initializer.Identity)]")),
        new(RuleIds.InitializerShape, Layers("[PReLU(AlphaInitializer = Initializer.Orthogonal)]"), "AlphaInitializer = Initializer.Orthogonal", "'p_re_lu/alpha'", Net("[Input(2, 2)]\n[PReLU(AlphaInitializer = Initializer.Orthogonal)]")),
        new(RuleIds.TooManyAxes, Net("[Input(1, 1, 1, 1, 1, 1, 1, 1, 1)]\n[Dense(3)]"), "Input(1, 1, 1, 1, 1, 1, 1, 1, 1)", "has 9 axes; at most 8", Net("[Input(1, 1, 1, 1, 1, 1, 1, 1)]\n[Dense(3)]")),
        new(RuleIds.TooManyAxes, Layers("[Reshape(4, 1, 1, 1, 1, 1, 1, 1, 1)]"), "Reshape(4, 1, 1, 1, 1, 1, 1, 1, 1)", "has 9 axes", Layers("[Reshape(4, 1, 1, 1, 1, 1, 1, 1)]")),
        new(RuleIds.TooManyLayers, Layers(string.Concat(Enumerable.Repeat("[Flatten]\n", 256)) + "[Dense(3)]"), "Dense(3)", "has 257 layers; at most 256", Layers(string.Concat(Enumerable.Repeat("[Flatten]\n", 255)) + "[Dense(3)]")),
        new(RuleIds.ShapeTooLarge, Net("[Input(65536, 65536)]\n[Dense(3)]"), "Input(65536, 65536)", "(65536, 65536), has 4294967296 elements", Net("[Input(65, 65)]\n[Dense(3)]")),
        new(RuleIds.ShapeTooLarge, Net("[Input(65536, 1)]\n[Dense(65536)]"), "65536", "the output of 'dense'", Net("[Input(65, 1)]\n[Dense(65)]")),
        new(RuleIds.ShapeTooLarge, Layers("[Reshape(65536, 65536)]"), "Reshape(65536, 65536)", "the output of 'reshape'", Layers("[Reshape(4, 1)]")),
        new(RuleIds.TooManyParameters, Layers("[Dense(60000)]\n[Dense(60000)]"), "Dense(60000)", "With the 3600060000 parameters of 'dense_1'", Layers("[Dense(6000)]\n[Dense(600)]")),
        new(RuleIds.TooLargeToUnroll, "using StaticDense;\n[Network(Unroll = Unroll.Full)]\n[Input(784)]\n[Dense(16)]\npublic partial class Net;", "Unroll = Unroll.Full", "784 vector multiply-adds; Unroll.Full takes at most 504", "using StaticDense;\n[Network(Unroll = Unroll.Full)]\n[Input(504)]\n[Dense(16)]\npublic partial class Net;"),
        new(RuleIds.TooMuchMemory, Train("[Train(Loss.Huber, Optimizer.SGD, BatchSize = 2000000000)]"), "BatchSize = 2000000000", "2000000000 samples of", Train("[Train(Loss.Huber, Optimizer.SGD, BatchSize = 2000)]")),
        new(RuleIds.TooMuchMemory, Layers("[Dense(30000)]\n[Dense(30000)]\n[Dense(3)]\n[Train(Loss.Huber, Optimizer.SGD)]"), "Dense(30000)", "floats for the parameters", Layers("[Dense(30)]\n[Dense(30)]\n[Dense(3)]\n[Train(Loss.Huber, Optimizer.SGD)]")),
        new(RuleIds.TooMuchMemory, Net("[Input(50000000)]\n[Dense(3)]\n[Reshape(3)]\n[Dense(50000000, KernelInitializer = Initializer.Zeros)]"), "Dense(50000000, KernelInitializer = Initializer.Zeros)", "64 samples of", Net("[Input(500)]\n[Dense(3)]")),
    ];
}
