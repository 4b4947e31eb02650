// What the programs here share: requests line by line, timing, numbers to compute with.
//
// A request is one line of words: "measure TASK BATCH ROTATION MILLISECONDS VARIANT REST...". TASK is predict, train-sgd or train-adam; calls read
// ROTATION batches in turn; VARIANT is one way to compute, or * for all. The answer is one line "VARIANT NANOSECONDS CALLS" for each
// variant that was measured (the median time of a call), then a line with a dot. An unknown TASK is answered by the dot alone.
#pragma once
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static inline uint64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000ull + (uint64_t)t.tv_nsec;
}

static int compare_doubles(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

// Calls run(context) over and over and answers with the median over blocks of at least 50 us. One call is enough where it takes longer than asked.
static void measure(const char *variant, void (*run)(void *), void *context, double milliseconds) {
    enum { capacity = 100000 };
    static double blocks[capacity];
    uint64_t begin = now_ns();
    long warm = 0;
    do {
        run(context);
        warm++;
    } while ((double)(now_ns() - begin) < milliseconds * 0.2e6);
    double each = (double)(now_ns() - begin) / (double)warm;
    long inner = (long)(5e4 / each) + 1, calls = 0;
    int count = 0;
    begin = now_ns();
    while (count < capacity && (count < 1 || (double)(now_ns() - begin) < milliseconds * 1e6)) {
        uint64_t start = now_ns();
        for (long i = 0; i < inner; i++)
            run(context);
        blocks[count++] = (double)(now_ns() - start) / (double)inner;
        calls += inner;
    }
    qsort(blocks, (size_t)count, sizeof(double), compare_doubles);
    printf("%s %.1f %ld\n", variant, (blocks[(count - 1) / 2] + blocks[count / 2]) / 2, calls);
    fflush(stdout);
}

static int wanted(const char *asked, const char *variant) { return !strcmp(asked, "*") || !strcmp(asked, variant); }

// Numbers in [-0.5, 0.5).
static float next_float(void) {
    static uint32_t x = 123456789u;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return (float)(x >> 8) * (1.0f / 16777216.0f) - 0.5f;
}

static float *new_floats(size_t count) {
    void *memory = 0;
    if (posix_memalign(&memory, 64, (count * 4 + 63) & ~(size_t)63))
        abort();
    float *values = (float *)memory;
    for (size_t i = 0; i < count; i++)
        values[i] = next_float();
    return values;
}
