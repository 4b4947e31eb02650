namespace StaticDense.Tests.Golden;

/// <summary>The cases left to later work, by name and by what they need that is not there yet.</summary>
internal static partial class GoldenCatalog
{
    /// <summary>Cases of the golden set that are not copied: what each needs.</summary>
    public static IReadOnlyDictionary<string, string> Left { get; } = new Dictionary<string, string>
    {
        ["act_prelu_shared"] = "layer Conv2D",
        ["batchnorm_conv"] = "layers BatchNormalization, Conv2D, MaxPooling2D",
        ["batchnorm_dense"] = "layer BatchNormalization",
        ["batchnorm_input"] = "layer BatchNormalization",
        ["cnn_even_same"] = "layer Conv2D",
        ["cnn_seed"] = "layers Conv2D, GlobalAveragePooling2D, MaxPooling2D",
        ["cnn_small"] = "layers Conv2D, MaxPooling2D",
        ["cnn_variants"] = "layers AveragePooling2D, Conv2D",
        ["conv1d"] = "layer Conv1D",
        ["conv1d_pool"] = "layers Conv1D, GlobalAveragePooling1D, MaxPooling1D",
        ["conv_regularized"] = "layer Conv2D",
        ["depthwise"] = "layer DepthwiseConv2D",
        ["layernorm_conv"] = "layers Conv2D, LayerNormalization",
        ["layernorm_dense"] = "layer LayerNormalization",
        ["opt_sgd_constraints"] = "constraints MaxNorm, NonNeg, UnitNorm",
        ["padding_upsampling"] = "layers Conv2D, UpSampling2D, ZeroPadding2D",
        ["pool_overlap"] = "layers AveragePooling2D, MaxPooling2D",
        ["reshape"] = "layers Conv2D, GlobalMaxPooling2D",
        ["separable"] = "layer SeparableConv2D",
    };

    /// <summary>Stacks of tables/param_counts.json that cannot be declared yet: what each needs.</summary>
    public static IReadOnlyDictionary<string, string> LeftStacks { get; } = new Dictionary<string, string>
    {
        ["bn_no_center_no_scale"] = "layer BatchNormalization",
        ["bn_no_scale"] = "layer BatchNormalization",
        ["bn_only"] = "layer BatchNormalization",
        ["cnn_flatten"] = "layers Conv2D, MaxPooling2D",
        ["cnn_seed"] = "layers Conv2D, GlobalAveragePooling2D, MaxPooling2D",
        ["conv1d"] = "layers Conv1D, MaxPooling1D",
        ["conv_groups"] = "layer Conv2D",
        ["conv_no_bias_bn"] = "layers BatchNormalization, Conv2D",
        ["conv_seed_first"] = "layer Conv2D",
        ["conv_seed_second"] = "layer Conv2D",
        ["conv_seed_third"] = "layer Conv2D",
        ["conv_strided_dilated"] = "layer Conv2D",
        ["depthwise"] = "layer DepthwiseConv2D",
        ["layernorm"] = "layer LayerNormalization",
        ["lenet5"] = "layers AveragePooling2D, Conv2D",
        ["mobilenet_block"] = "layers BatchNormalization, Conv2D, DepthwiseConv2D",
        ["pad_upsample"] = "layers Conv2D, UpSampling2D, ZeroPadding2D",
        ["reshape"] = "layer Conv2D",
        ["separable"] = "layer SeparableConv2D",
        ["separable_mult_no_bias"] = "layer SeparableConv2D",
    };
}
