using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;
using static StaticDense.Generator.Tests.Infrastructure.Declarations;

namespace StaticDense.Generator.Tests.Diagnostics;

/// <summary>Weights that are missing, damaged, of another network, or not finite.</summary>
internal static class WeightsExamples
{
    public static RuleExample[] All { get; } =
    [
        Example(RuleIds.WeightsMissing, "absent", "'Net' asks for the weights 'absent.safetensors', and the build hands over 'net.safetensors', 'wrong.safetensors'", WeightsTexts.Dense(4, 3)),
        Example(RuleIds.WeightsDamaged, "wrong", "'wrong.safetensors' is no safetensors file: at least 8 bytes expected, 3 found", [1, 2, 3]),
        Example(RuleIds.WeightsDamaged, "wrong", "its header claims 9000 bytes, and there is room for 2", [.. BitConverter.GetBytes(9000UL), 1, 2]),
        Example(RuleIds.WeightsDamaged, "wrong", "a header that begins with '{' expected", WeightsTexts.File("[]", [])),
        Example(RuleIds.WeightsDamaged, "wrong", "its header, at character 1: a name in quotes expected, x found", WeightsTexts.File("{x", [])),
        Example(RuleIds.WeightsDamaged, "wrong", "'a' stands there twice", WeightsTexts.File("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"\u0061":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", [])),
        Example(RuleIds.WeightsDamaged, "wrong", "the data_offsets of 'a' are 0 and 8, and there are 4 bytes", WeightsTexts.File("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", [0, 0, 0, 0])),
        Example(RuleIds.WeightsDamaged, "wrong", "its tensors have 4 bytes, and there are 8", WeightsTexts.File("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", [0, 0, 0, 0, 0, 0, 0, 0])),
        Example(RuleIds.WeightsDoNotFit, "wrong", "'wrong.safetensors' does not fit 'Net': 'dense/kernel' has shape [4, 5], [4, 3] is expected; 'dense/bias' has shape [5], [3] is expected; train", WeightsTexts.Dense(4, 5)),
        Example(RuleIds.WeightsDoNotFit, "wrong", "it has no 'dense/kernel' of shape [4, 3]; it has no 'dense/bias' of shape [3]; it has 'hidden/kernel' of shape [4, 3], which the network lacks; and 1 more", WeightsTexts.Dense(4, 3, "hidden")),
        Example(RuleIds.WeightsDoNotFit, "wrong", "'dense/bias' is of type F16, F32 is expected", WeightsTexts.File("""{"dense/bias":{"dtype":"F16","shape":[3],"data_offsets":[0,6]},"dense/kernel":{"dtype":"F32","shape":[4,3],"data_offsets":[6,54]}}""", new byte[54])),
        Example(RuleIds.WeightsNotFinite, "wrong", "'wrong.safetensors' holds a value of 'dense/kernel' that is NaN, at [0, 0]", WeightsTexts.Dense(4, 3, first: float.NaN)),
        Example(RuleIds.WeightsNotFinite, "wrong", "that is infinite, at [0, 0]", WeightsTexts.Dense(4, 3, first: float.NegativeInfinity)),
    ];

    private static RuleExample Example(string id, string name, string message, byte[] wrong)
    {
        // With [Train] there is still a constructor that takes a seed.
        string Source(string file) => Net($"[Input(4)]\n[Dense(3)]\n[Train(Loss.Huber, Optimizer.SGD)]\n[Weights(\"{file}.safetensors\")]");
        return new(id, Source(name), $"\"{name}.safetensors\"", message, Source("net"))
        {
            Texts = [WeightsTexts.Of("net.safetensors", WeightsTexts.Dense(4, 3)), WeightsTexts.Of("wrong.safetensors", wrong)],
        };
    }
}
