// PyTorch's library without Python in the loop. Usage: torch_worker THREADS; REST of a request: FILE NETWORK..., where FILE_freeze.pt and
// FILE_optimize.pt are the scripts that torch_worker.py exports, and NETWORK is as in networks.py.
#include "worker.h"
#include <functional>
#include <map>
#include <sstream>
#include <torch/script.h>
#include <torch/torch.h>
using namespace torch;

typedef std::vector<std::string> Words;

static Words split(const std::string &text, char mark) {
    Words words;
    std::istringstream stream(text);
    for (std::string word; std::getline(stream, word, mark);)
        if (!word.empty())
            words.push_back(word);
    return words;
}

static std::vector<int64_t> input_shape(const std::string &word) {
    std::vector<int64_t> sizes;
    for (auto &size : split(word, 'x'))
        sizes.push_back(std::stol(size));
    return sizes.size() == 1 ? sizes : std::vector<int64_t>{sizes[2], sizes[0], sizes[1]};
}

// For training without the last sigmoid or softmax, which the loss takes over.
static nn::Sequential build(const Words &network, bool training) {
    auto shape = input_shape(network[0]);
    nn::Sequential modules;
    for (size_t i = 1; i < network.size(); i++) {
        auto parts = split(network[i], ':');
        auto activation = parts.back();
        if (parts[0] == "dense") {
            modules->push_back(nn::Linear(shape[0], std::stol(parts[1])));
            shape = {std::stol(parts[1])};
        } else if (parts[0] == "conv") {
            auto size = std::stol(parts[2]);
            modules->push_back(nn::Conv2d(nn::Conv2dOptions(shape[0], std::stol(parts[1]), size).padding(size / 2)));
            shape[0] = std::stol(parts[1]);
        } else if (parts[0] == "maxpool") {
            modules->push_back(nn::MaxPool2d(2));
            shape = {shape[0], shape[1] / 2, shape[2] / 2};
        } else {
            if (parts[0] == "gap") {
                modules->push_back(nn::AdaptiveAvgPool2d(1));
                shape = {shape[0], 1, 1};
            }
            modules->push_back(nn::Flatten());
            shape = {shape[0] * shape[1] * shape[2]};
        }
        bool left = training && i + 1 == network.size();
        if (activation == "relu")
            modules->push_back(nn::ReLU());
        else if (activation == "tanh")
            modules->push_back(nn::Tanh());
        else if (activation == "sigmoid" && !left)
            modules->push_back(nn::Sigmoid());
        else if (activation == "softmax" && !left)
            modules->push_back(nn::Softmax(1));
    }
    return modules;
}

typedef std::map<std::string, std::function<void()>> Variants;

static std::vector<Tensor> draw(const Words &network, int64_t batch, int rotation) {
    auto shape = input_shape(network[0]);
    shape.insert(shape.begin(), batch);
    std::vector<Tensor> batches;
    for (int i = 0; i < rotation; i++)
        batches.push_back(torch::rand(shape));
    return batches;
}

static Variants predictions(const std::string &file, const Words &network, int64_t batch, int rotation) {
    Variants found;
    c10::InferenceMode guard;
    auto batches = draw(network, batch, rotation);
    auto next = std::make_shared<size_t>(0);
    auto eager = build(network, false);
    eager->eval();
    found["cpp_eager"] = [=]() mutable {
        auto y = eager->forward(batches[*next]);
        *next = (*next + 1) % batches.size();
    };
    for (std::string name : {"freeze", "optimize"}) {
        try {
            auto module = jit::load(file + "_" + name + ".pt");
            std::vector<std::vector<c10::IValue>> inputs;
            for (auto &x : batches)
                inputs.push_back({x});
            for (int i = 0; i < 5; i++)
                module.forward(inputs[0]);
            found["cpp_jit_" + name] = [=]() mutable {
                auto y = module.forward(inputs[*next]);
                *next = (*next + 1) % inputs.size();
            };
        } catch (const std::exception &) {
            // A script that was not exported, or that C++ cannot load: one variant less.
        }
    }
    return found;
}

static Variants steps(const std::string &kind, const Words &network, int64_t batch, int rotation) {
    auto batches = draw(network, batch, rotation);
    auto next = std::make_shared<size_t>(0);
    auto module = build(network, true);
    module->train();
    auto shape = module->forward(batches[0]).sizes().vec();
    auto activation = split(network.back(), ':').back();
    std::vector<Tensor> targets;
    for (int i = 0; i < rotation; i++) {
        if (activation == "softmax")
            targets.push_back(torch::randint(0, shape[1], {batch}, kLong));
        else if (activation == "sigmoid")
            targets.push_back(torch::randint(0, 2, shape).to(kFloat));
        else
            targets.push_back(torch::rand(shape));
    }
    std::shared_ptr<optim::Optimizer> optimizer;
    if (kind == "train-adam")
        optimizer = std::make_shared<optim::Adam>(module->parameters(), optim::AdamOptions(1e-5));
    else
        optimizer = std::make_shared<optim::SGD>(module->parameters(), optim::SGDOptions(1e-5));
    auto parameters = module->parameters();
    Variants found;
    found["cpp_eager"] = [=]() mutable {
        for (auto &parameter : parameters)
            parameter.mutable_grad() = Tensor();
        auto z = module->forward(batches[*next]);
        auto &y = targets[*next];
        auto loss = activation == "softmax" ? nn::functional::cross_entropy(z, y)
            : activation == "sigmoid" ? binary_cross_entropy_with_logits(z, y)
            : mse_loss(z, y);
        loss.backward();
        optimizer->step();
        *next = (*next + 1) % batches.size();
    };
    return found;
}

static void call(void *context) { (*(std::function<void()> *)context)(); }

int main(int count, char **arguments) {
    at::set_num_threads(count > 1 ? atoi(arguments[1]) : 1);
    at::globalContext().setFlushDenormal(true);
    printf("ready %s\n", TORCH_VERSION);
    fflush(stdout);
    static char buffer[8192];
    std::string current;
    Variants variants;
    while (fgets(buffer, sizeof buffer, stdin)) {
        std::string line(buffer);
        line.pop_back();
        auto words = split(line, ' ');
        auto task = words[1], variant = words[5];
        double milliseconds = std::stod(words[4]);
        Words network(words.begin() + 7, words.end());
        auto key = task + words[2] + words[6];
        if (key != current) {
            variants.clear();
            torch::manual_seed(0);
            auto batch = std::stol(words[2]);
            auto rotation = std::stoi(words[3]);
            variants = task == "predict" ? predictions(words[6], network, batch, rotation) : steps(task, network, batch, rotation);
            current = key;
        }
        for (auto &each : variants) {
            if (!wanted(variant.c_str(), each.first.c_str()))
                continue;
            c10::InferenceMode guard(task == "predict");
            measure(each.first.c_str(), call, &each.second, milliseconds);
        }
        puts(".");
        fflush(stdout);
    }
    return 0;
}
