#!/usr/bin/python3
"""Writes a network as an ONNX model of a fixed batch. Usage: write_onnx.py FILE BATCH NETWORK..., for NETWORK see networks.py."""
import sys

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

from networks import after, parse

ACTIVATIONS = {"relu": ("Relu", {}), "tanh": ("Tanh", {}), "sigmoid": ("Sigmoid", {}), "softmax": ("Softmax", {"axis": 1})}


def build(batch, words):
    shape, layers = parse(words)
    first, random, nodes, parameters = shape, numpy.random.default_rng(0), [], []

    def operation(kind, *inputs, **attributes):
        name = nodes[-1].output[0] if nodes else "input"
        nodes.append(helper.make_node(kind, [name, *inputs], [f"t{len(nodes)}"], **attributes))

    def parameter(name, *sizes):
        values = random.standard_normal(sizes) / numpy.sqrt(max(1, numpy.prod(sizes[1:])))
        parameters.append(numpy_helper.from_array(values.astype(numpy.float32), name))
        return name

    for index, layer in enumerate(layers):
        if layer[0] == "dense":
            operation("Gemm", parameter(f"w{index}", layer[1], shape[0]), parameter(f"b{index}", layer[1]), transB=1)
        elif layer[0] == "conv":
            size = layer[2]
            kernel = parameter(f"w{index}", layer[1], shape[0], size, size)
            operation("Conv", kernel, parameter(f"b{index}", layer[1]), kernel_shape=[size, size], pads=[size // 2] * 4)
        elif layer[0] == "maxpool":
            operation("MaxPool", kernel_shape=[2, 2], strides=[2, 2])
        else:
            if layer[0] == "gap":
                operation("GlobalAveragePool")
            operation("Flatten")
        if layer[-1] in ACTIVATIONS:
            kind, attributes = ACTIVATIONS[layer[-1]]
            operation(kind, **attributes)
        shape = after(shape, layer)
    nodes[-1].output[0] = "output"
    graph = helper.make_graph(
        nodes, "network",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, [batch, *first])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [batch, *shape])],
        parameters)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    onnx.save(build(int(sys.argv[2]), sys.argv[3:]), sys.argv[1])
