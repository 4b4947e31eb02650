namespace StaticDense.Demo;

/// <summary>A small convolutional network for 32x32 colour images in ten classes.</summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv1")]
[MaxPooling2D(2, Name = "Max1")]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv2")]
[MaxPooling2D(2, Name = "Max2")]
[Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv3")]
[Conv2D(256, 1, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv4")]
[GlobalAveragePooling2D(Name = "GAP1")]
[Dense(10, Activation.ReLU, Name = "Dense1")]
[Dense(10, Activation.Softmax, Name = "Output")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop)]
public sealed partial class CifarNet;
