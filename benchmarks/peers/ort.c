// ONNX Runtime through its C interface. Its table of functions is fixed and only ever grows at its end, so slots are addressed by number and
// no header is needed. Usage: ort LIBRARY THREADS; REST of a request: MODEL RANK SIZES... RANK SIZES... (of input and output).
#include "worker.h"
#include <dlfcn.h>

enum {
    GetErrorMessage = 2, CreateEnv = 3, CreateSession = 7, Run = 9, CreateSessionOptions = 10, SetGraphOptimizationLevel = 23, SetIntraOpThreads = 24,
    SetInterOpThreads = 25, CreateRunOptions = 39, CreateTensorWithData = 49, CreateCpuMemoryInfo = 69, ReleaseSession = 95, ReleaseValue = 96,
    AddSessionConfigEntry = 130, RunWithBinding = 133, CreateIoBinding = 134, ReleaseIoBinding = 135, BindInput = 136, BindOutput = 137
};

typedef struct {
    const void *(*get_api)(uint32_t);
    const char *(*get_version)(void);
} api_base;

static void *const *api;

#define CALL(slot, types, ...)                                                                       \
    do {                                                                                             \
        void *status = ((void *(*)types)api[slot])(__VA_ARGS__);                                     \
        if (status) {                                                                                \
            fprintf(stderr, "ONNX Runtime: %s\n", ((const char *(*)(void *))api[GetErrorMessage])(status)); \
            exit(1);                                                                                 \
        }                                                                                            \
    } while (0)
#define RELEASE(slot, object) ((void (*)(void *))api[slot])(object)

enum { most = 16 };
static void *environment, *options, *memory_info, *run_options, *session, *inputs[most], *bindings[most], *output;
static float *input_values[most], *output_values;
static int rotation, next;
static const char *input_name[] = {"input"}, *output_name[] = {"output"};
static char current[8192];

static void *tensor(float *values, const int64_t *sizes, size_t rank, size_t count) {
    void *value;
    CALL(CreateTensorWithData, (void *, void *, size_t, const int64_t *, size_t, int, void **), memory_info, values, count * 4, sizes, rank, 1, &value);
    return value;
}

static size_t read_shape(int64_t *sizes, size_t *rank) {
    size_t count = 1;
    *rank = (size_t)atoi(strtok(0, " \n"));
    for (size_t i = 0; i < *rank; i++)
        count *= (size_t)(sizes[i] = atoi(strtok(0, " \n")));
    return count;
}

// A session and a tensor and a binding for each batch; kept until another model is asked for.
static void load(const char *model, int batches) {
    int64_t in[8], out[8];
    size_t in_rank, out_rank, in_count = read_shape(in, &in_rank), out_count = read_shape(out, &out_rank);
    if (!strcmp(current, model))
        return;
    if (session) {
        for (int i = 0; i < rotation; i++) {
            RELEASE(ReleaseIoBinding, bindings[i]);
            RELEASE(ReleaseValue, inputs[i]);
            free(input_values[i]);
        }
        RELEASE(ReleaseValue, output);
        free(output_values);
        RELEASE(ReleaseSession, session);
    }
    snprintf(current, sizeof current, "%s", model);
    rotation = batches < most ? batches : most;
    next = 0;
    CALL(CreateSession, (void *, const char *, void *, void **), environment, model, options, &session);
    output_values = new_floats(out_count);
    output = tensor(output_values, out, out_rank, out_count);
    for (int i = 0; i < rotation; i++) {
        input_values[i] = new_floats(in_count);
        inputs[i] = tensor(input_values[i], in, in_rank, in_count);
        CALL(CreateIoBinding, (void *, void **), session, &bindings[i]);
        CALL(BindInput, (void *, const char *, void *), bindings[i], "input", inputs[i]);
        CALL(BindOutput, (void *, const char *, void *), bindings[i], "output", output);
    }
}

static void run_plain(void *context) {
    (void)context;
    const void *input = inputs[next];
    CALL(Run, (void *, void *, const char *const *, const void *const *, size_t, const char *const *, size_t, void **),
         session, 0, input_name, &input, 1, output_name, 1, &output);
    next = next + 1 == rotation ? 0 : next + 1;
}

static void run_bound(void *context) {
    (void)context;
    CALL(RunWithBinding, (void *, void *, void *), session, run_options, bindings[next]);
    next = next + 1 == rotation ? 0 : next + 1;
}

int main(int count, char **arguments) {
    if (count != 3)
        return 2;
    void *library = dlopen(arguments[1], RTLD_NOW);
    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    const api_base *base = ((const api_base *(*)(void))dlsym(library, "OrtGetApiBase"))();
    api = (void *const *)base->get_api(16);
    CALL(CreateEnv, (int, const char *, void **), 3, "peers", &environment);
    CALL(CreateSessionOptions, (void **), &options);
    CALL(SetIntraOpThreads, (void *, int), options, atoi(arguments[2]));
    CALL(SetInterOpThreads, (void *, int), options, 1);
    CALL(SetGraphOptimizationLevel, (void *, int), options, 99);
    CALL(AddSessionConfigEntry, (void *, const char *, const char *), options, "session.set_denormal_as_zero", "1");
    CALL(CreateCpuMemoryInfo, (int, int, void **), 0, 0, &memory_info);
    CALL(CreateRunOptions, (void **), &run_options);
    printf("ready %s\n", base->get_version());
    fflush(stdout);

    static char line[8192];
    while (fgets(line, sizeof line, stdin)) {
        strtok(line, " \n");
        const char *task = strtok(0, " \n");
        strtok(0, " \n");
        int batches = atoi(strtok(0, " \n"));
        double milliseconds = atof(strtok(0, " \n"));
        const char *variant = strtok(0, " \n");
        if (!strcmp(task, "predict")) {
            load(strtok(0, " \n"), batches);
            if (wanted(variant, "run"))
                measure("run", run_plain, 0, milliseconds);
            if (wanted(variant, "bind"))
                measure("bind", run_bound, 0, milliseconds);
        }
        puts(".");
        fflush(stdout);
    }
    return 0;
}
