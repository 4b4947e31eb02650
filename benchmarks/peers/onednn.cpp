// oneDNN's matrix products of a dense network, and nothing else. Usage: onednn THREADS; REST of a request: INPUTS dense:UNITS:ACTIVATION ...
// predict: products with packed kernels, bias and rectifier fused, one layer's output the next one's input; other activations are left out.
// train-sgd: the products of a step (outputs, kernels' gradients, gradients of all inputs but the first), bare.
#include "worker.h"
#include <dnnl.hpp>
#include <memory>
#include <omp.h>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>
using namespace dnnl;

static engine cpu(engine::kind::cpu, 0);
static stream queue(cpu);

static memory new_memory(const memory::desc &description) {
    memory result(description, cpu);
    auto values = (float *)result.get_data_handle();
    for (size_t i = 0; i < description.get_size() / 4; i++)
        values[i] = next_float();
    return result;
}

struct Work {
    virtual ~Work() {}
    virtual void run() = 0;
};

static void run_work(void *context) { ((Work *)context)->run(); }

struct Prediction : Work {
    std::vector<matmul> products;
    std::vector<std::unordered_map<int, memory>> arguments;
    std::vector<memory> inputs;
    size_t next = 0;

    Prediction(const std::vector<long> &sizes, const std::vector<bool> &rectified, long batch, int rotation) {
        using tag = memory::format_tag;
        for (int i = 0; i < rotation; i++)
            inputs.push_back(new_memory({{batch, sizes[0]}, memory::data_type::f32, tag::ab}));
        memory input = inputs[0];
        for (size_t i = 1; i < sizes.size(); i++) {
            memory::desc in({batch, sizes[i - 1]}, memory::data_type::f32, tag::ab), kernel({sizes[i - 1], sizes[i]}, memory::data_type::f32, tag::any),
                bias({1, sizes[i]}, memory::data_type::f32, tag::ab), out({batch, sizes[i]}, memory::data_type::f32, tag::ab);
            primitive_attr attributes;
            if (rectified[i]) {
                post_ops after;
                after.append_eltwise(1.f, algorithm::eltwise_relu, 0, 0);
                attributes.set_post_ops(after);
            }
            matmul::primitive_desc product({in, kernel, bias, out}, attributes, cpu);
            memory output = new_memory(out);
            products.emplace_back(product);
            arguments.push_back({{DNNL_ARG_SRC, input}, {DNNL_ARG_WEIGHTS, new_memory(product.weights_desc())}, {DNNL_ARG_BIAS, new_memory(bias)}, {DNNL_ARG_DST, output}});
            input = output;
        }
    }

    void run() override {
        arguments[0][DNNL_ARG_SRC] = inputs[next];
        next = (next + 1) % inputs.size();
        for (size_t i = 0; i < products.size(); i++)
            products[i].execute(queue, arguments[i]);
        queue.wait();
    }
};

struct Training : Work {
    struct Layer {
        long inputs, units;
        std::vector<float> values, output, kernel, gradient, kernel_gradient;
    };

    long batch;
    std::vector<Layer> layers;
    std::vector<float> rotated;
    int rotation, next = 0;

    Training(const std::vector<long> &sizes, long batch, int rotation) : batch(batch), rotated(rotation * batch * sizes[0], 0.25f), rotation(rotation) {
        for (size_t i = 1; i < sizes.size(); i++)
            layers.push_back({sizes[i - 1], sizes[i], std::vector<float>(batch * sizes[i - 1], 0.25f), std::vector<float>(batch * sizes[i]),
                              std::vector<float>(sizes[i - 1] * sizes[i], 0.01f), std::vector<float>(batch * sizes[i], 0.01f), std::vector<float>(sizes[i - 1] * sizes[i])});
    }

    void run() override {
        const float *first = &rotated[(size_t)next * batch * layers[0].inputs];
        next = (next + 1) % rotation;
        for (size_t i = 0; i < layers.size(); i++) {
            Layer &l = layers[i];
            dnnl_sgemm('N', 'N', batch, l.units, l.inputs, 1.f, i ? l.values.data() : first, l.inputs, l.kernel.data(), l.units, 0.f, l.output.data(), l.units);
        }
        for (size_t i = layers.size(); i-- > 0;) {
            Layer &l = layers[i];
            dnnl_sgemm('T', 'N', l.inputs, l.units, batch, 1.f, i ? l.values.data() : first, l.inputs, l.gradient.data(), l.units, 0.f, l.kernel_gradient.data(), l.units);
            if (i)
                dnnl_sgemm('N', 'T', batch, l.inputs, l.units, 1.f, l.gradient.data(), l.units, l.kernel.data(), l.units, 0.f, l.values.data(), l.inputs);
        }
    }
};

int main(int count, char **arguments) {
    omp_set_num_threads(count > 1 ? atoi(arguments[1]) : 1);
    auto version = dnnl_version();
    printf("ready %d.%d.%d\n", version->major, version->minor, version->patch);
    fflush(stdout);
    char buffer[8192];
    std::string current;
    std::unique_ptr<Work> work;
    while (fgets(buffer, sizeof buffer, stdin)) {
        std::istringstream line(buffer);
        std::string word, task, variant;
        long batch;
        int rotation;
        double milliseconds;
        line >> word >> task >> batch >> rotation >> milliseconds >> variant;
        std::string rest;
        std::getline(line, rest);
        auto key = task + std::to_string(batch) + rest;
        bool known = (task == "predict" || task == "train-sgd") && rest.find("conv") == std::string::npos;
        if (known && key != current) {
            std::istringstream words(rest);
            std::vector<long> sizes(1);
            std::vector<bool> rectified(1);
            words >> sizes[0];
            while (words >> word) {
                sizes.push_back(atol(word.c_str() + word.find(':') + 1));
                rectified.push_back(word.substr(word.rfind(':') + 1) == "relu");
            }
            work.reset(task == "predict" ? (Work *)new Prediction(sizes, rectified, batch, rotation) : new Training(sizes, batch, rotation));
            current = key;
        }
        auto name = task == "predict" ? "packed" : "products";
        if (known && wanted(variant.c_str(), name))
            measure(name, run_work, work.get(), milliseconds);
        puts(".");
        fflush(stdout);
    }
    return 0;
}
