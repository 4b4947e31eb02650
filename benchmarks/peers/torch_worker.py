#!/usr/bin/python3
"""PyTorch from Python, driven line by line: see worker.h for requests and answers, networks.py for the network that ends a request.

Usage: torch_worker.py THREADS. Two requests more: "export FILE BATCH NETWORK..." writes FILE_freeze.pt and FILE_optimize.pt for the program in C++;
"memory OPTIMIZER BATCH NETWORK..." answers with the bytes of parameters, gradients, optimizer's state and what is kept for the backward pass.
"""
import os
import sys
import time
import warnings

THREADS = int(sys.argv[1])
os.environ.setdefault("OMP_NUM_THREADS", str(THREADS))
os.environ.setdefault("OPENBLAS_NUM_THREADS", str(THREADS))
import torch  # noqa: E402  (threads are read when it is loaded)
from torch import nn  # noqa: E402

from networks import after, parse  # noqa: E402

warnings.filterwarnings("ignore")
torch.set_num_threads(THREADS)
torch.set_flush_denormal(True)

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}


def build(words, training=False):
    """The network; for training without its last sigmoid or softmax, which the loss takes over."""
    shape, layers = parse(words)
    modules = []
    for index, layer in enumerate(layers):
        kind, activation = layer[0], layer[-1]
        if kind == "dense":
            modules.append(nn.Linear(shape[0], layer[1]))
        elif kind == "conv":
            modules.append(nn.Conv2d(shape[0], layer[1], layer[2], padding=layer[2] // 2))
        elif kind == "maxpool":
            modules.append(nn.MaxPool2d(2))
        else:
            modules += [nn.AdaptiveAvgPool2d(1)] if kind == "gap" else []
            modules.append(nn.Flatten())
        shape = after(shape, layer)
        if training and index == len(layers) - 1 and activation in ("sigmoid", "softmax"):
            continue
        if activation in ACTIVATIONS:
            modules.append(ACTIVATIONS[activation]())
        elif activation == "softmax":
            modules.append(nn.Softmax(dim=1))
    return nn.Sequential(*modules)


def measure(run, milliseconds):
    """The median time of a call in nanoseconds over blocks of at least 100 us, and the number of calls."""
    clock = time.perf_counter_ns
    begin, warm = clock(), 0
    while warm < 1 or clock() - begin < milliseconds * 0.2e6:
        run()
        warm += 1
    inner = max(1, int(1e5 * warm / (clock() - begin)))
    blocks, begin = [], clock()
    while not blocks or clock() - begin < milliseconds * 1e6:
        start = clock()
        for _ in range(inner):
            run()
        blocks.append((clock() - start) / inner)
    blocks.sort()
    return (blocks[(len(blocks) - 1) // 2] + blocks[len(blocks) // 2]) / 2, inner * len(blocks)


def rotated(call, batches):
    """Calls with one batch after the other."""
    state = [0]

    def run():
        index = state[0]
        state[0] = index + 1 if index + 1 < len(batches) else 0
        call(batches[index])

    return run


def draw(words, batch, rotation):
    return [torch.rand(batch, *parse(words)[0]) for _ in range(rotation)]


def last(x):
    return x.contiguous(memory_format=torch.channels_last)


def scripts(words, batch):
    """Traced and frozen, and optimized for inference."""
    module, example = build(words).eval(), draw(words, batch, 1)[0]
    with torch.no_grad():
        yield "freeze", lambda: torch.jit.freeze(torch.jit.trace(module, example))
        yield "optimize", lambda: torch.jit.optimize_for_inference(torch.jit.trace(module, example))


def predictions(words, batch, rotation):
    """Variants that predict: name and what one call does."""
    batches, found = draw(words, batch, rotation), {}

    def add(name, make, inputs):
        try:
            module = make()
            with torch.inference_mode():
                for _ in range(4):
                    module(inputs[0])
            found[name] = rotated(module, inputs)
        except Exception as error:
            print(f"{name} {' '.join(words)}: {str(error)[:200]}", file=sys.stderr)

    add("eager", lambda: build(words).eval(), batches)
    for name, make in scripts(words, batch):
        add("jit_" + name, make, batches)
    if batches[0].dim() == 4:
        images = [last(x) for x in batches]
        module = build(words).eval().to(memory_format=torch.channels_last)
        add("channels_last", lambda: module, images)
        with torch.no_grad():
            add("channels_last_freeze", lambda: torch.jit.freeze(torch.jit.trace(module, images[0])), images)
    return found


def loss_of(words, module, example):
    """The loss and how targets for it are drawn: crossentropy of the logits after softmax and sigmoid, mean squared error after others."""
    shape = module(example).shape
    if words[-1].endswith("softmax"):
        return nn.CrossEntropyLoss(), lambda: torch.randint(0, shape[1], (shape[0],))
    if words[-1].endswith("sigmoid"):
        return nn.BCEWithLogitsLoss(), lambda: torch.randint(0, 2, tuple(shape)).float()
    return nn.MSELoss(), lambda: torch.rand(shape)


def optimizer_of(kind, module, foreach):
    if kind == "adam":
        return torch.optim.Adam(module.parameters(), lr=1e-5, foreach=foreach)
    return torch.optim.SGD(module.parameters(), lr=1e-5, foreach=foreach)


def steps(kind, words, batch, rotation):
    """Variants that train: name and what one step does."""
    batches, found = draw(words, batch, rotation), {}
    names = ["eager", "foreach", "jit"] + (["channels_last"] if batches[0].dim() == 4 else [])
    for name in names:
        module, inputs = build(words, training=True).train(), batches
        if name == "channels_last":
            module, inputs = module.to(memory_format=torch.channels_last), [last(x) for x in batches]
        loss, targets = loss_of(words, module, inputs[0])
        optimizer = optimizer_of(kind, module, name == "foreach")
        forward = torch.jit.trace(module, inputs[0]) if name == "jit" else module

        def step(pair, forward=forward, loss=loss, optimizer=optimizer):
            optimizer.zero_grad(set_to_none=True)
            loss(forward(pair[0]), pair[1]).backward()
            optimizer.step()

        found[name] = rotated(step, [(x, targets()) for x in inputs])
    return found


def memory(kind, words, batch):
    """Bytes of tensors that one step holds: parameters, gradients, optimizer's state, and what autograd keeps of the forward pass."""
    module, example = build(words, training=True).train(), draw(words, batch, 1)[0]
    loss, targets = loss_of(words, module, example)
    target, optimizer, kept = targets(), optimizer_of(kind, module, False), {}
    ours = {parameter.storage().data_ptr() for parameter in module.parameters()}

    def keep(tensor):
        storage = tensor.storage()
        if storage.data_ptr() not in ours:
            kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        result = loss(module(example), target)
    result.backward()
    optimizer.step()
    size = lambda tensors: sum(tensor.numel() * tensor.element_size() for tensor in tensors)  # noqa: E731
    parameters = list(module.parameters())
    state = [value for entry in optimizer.state.values() for value in entry.values() if torch.is_tensor(value)]
    return size(parameters), size(parameter.grad for parameter in parameters), size(state), sum(kept.values())


def main():
    print(f"ready {torch.__version__}", flush=True)
    current, variants = None, {}
    for line in sys.stdin:
        words = line.split()
        if words[0] == "export":
            for name, make in scripts(words[3:], int(words[2])):
                try:
                    make().save(f"{words[1]}_{name}.pt")
                except Exception as error:
                    print(f"{words[1]}_{name}.pt is not written: {str(error)[:200]}", file=sys.stderr)
        elif words[0] == "memory":
            print(*memory(words[1], words[3:], int(words[2])))
        else:
            task, batch, rotation, milliseconds, variant = words[1], int(words[2]), int(words[3]), float(words[4]), words[5]
            if current != (task, batch, words[6:]):
                variants.clear()
                torch.manual_seed(0)
                variants = predictions(words[6:], batch, rotation) if task == "predict" else steps(task[len("train-"):], words[6:], batch, rotation)
                current = (task, batch, words[6:])
            for name, run in variants.items():
                if variant in ("*", name):
                    if task == "predict":
                        with torch.inference_mode():
                            print(name, *measure(run, milliseconds), flush=True)
                    else:
                        print(name, *measure(run, milliseconds), flush=True)
        print(".", flush=True)


if __name__ == "__main__":
    main()
