using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Tests.Planning;

public class ParameterLayoutTests
{
    [Fact]
    public void Tensors_stand_in_canonical_order_in_whole_panels()
    {
        var layout = ParameterLayout.Of(Plans.Shaped("[Input(3, 20)] [Dense(17, Name = \"first\")] [PReLU(SharedAxes = new[] { 1 })] [Flatten] [Dense(5, UseBias = false)]"));
        Assert.Equal(
            ["first/kernel FirstKernel 0", "first/bias FirstBias 640", "p_re_lu/alpha PReLuAlpha 672", "dense/kernel DenseKernel 704"],
            layout.Tensors.Select(tensor => $"{tensor.Path} {tensor.Identifier} {tensor.Offset}"));
        Assert.Equal(704 + (51 * 16), layout.StorageCount);
        var kernel = layout.Tensors[0];
        Assert.Equal((2, 320, 1, 640), (kernel.Panels, kernel.PanelStride, kernel.LastLanes, kernel.StorageCount));
        Assert.Equal(16, new Tensor("", "", kernel.Parameter with { Shape = new(Collections.EquatableArray.Of(3, 32)) }, 0).LastLanes);
    }

    [Fact]
    public void Storage_has_no_gaps()
    {
        foreach (var attributes in Emission.VariedNetworks.All.Values)
        {
            var layout = ParameterLayout.Of(Plans.Shaped(attributes));
            var next = 0;
            foreach (var tensor in layout.Tensors)
            {
                Assert.Equal(next, tensor.Offset);
                Assert.Equal(0, tensor.Offset % 16);
                Assert.InRange(tensor.Parameter.Shape.Size, 1, tensor.StorageCount);
                next += tensor.StorageCount;
            }

            Assert.Equal(next, layout.StorageCount);
        }
    }
}
