"""A network as the benchmarks write it: "784 dense:128:relu dense:10:softmax", "32x32x3 conv:32:3:relu maxpool ... gap dense:10:softmax".

The first word is the input (height x width x channels for images), each further word a layer. Convolutions have stride 1 and zeros around, so
that they keep the size; maxpool halves it; gap is the average over all positions.
"""


def parse(words):
    """The input's shape without the batch, channels first, and the layers as tuples."""
    sizes = [int(size) for size in words[0].split("x")]
    shape = tuple(sizes) if len(sizes) == 1 else (sizes[2], sizes[0], sizes[1])
    return shape, [tuple(int(part) if part.isdigit() else part for part in word.split(":")) for word in words[1:]]


def after(shape, layer):
    """A layer's output shape."""
    if layer[0] == "dense":
        return (layer[1],)
    if layer[0] == "conv":
        return (layer[1], *shape[1:])
    if layer[0] == "maxpool":
        return (shape[0], shape[1] // 2, shape[2] // 2)
    if layer[0] == "gap":
        return (shape[0],)
    return (shape[0] * shape[1] * shape[2],)
