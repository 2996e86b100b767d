/* Measures one case: "@ready", then for every line of input "@ NANOSECONDS" of one operation. */
#define _POSIX_C_SOURCE 199309L
#include "reference.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *name;
    work *run;
} cases[] = {
    {"predict-T1", predict_t1}, {"predict-T2", predict_t2}, {"predict-T3", predict_t3},
    {"predict-T4", predict_t4}, {"predict-T5", predict_t5}, {"predict-T6", predict_t6},
    {"planar", planar},         {"gradients-S", gradients_s}, {"peak-float", peak_float},
    {"peak-double", peak_double}, {"tile-float", tile_float}, {"tile-float-unaligned", tile_float_unaligned},
};

static volatile double sink;

double uniform(void) {
    static unsigned long long state = 42;
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (double) (state >> 11) / (1ULL << 52) - 1;
}

void fill_float(float *a, long n, double scale) {
    for (long i = 0; i < n; i++) {
        a[i] = (float) (uniform() * scale);
    }
}

void fill_double(double *a, long n, double scale) {
    for (long i = 0; i < n; i++) {
        a[i] = uniform() * scale;
    }
}

/* Nanoseconds of n operations. */
static double measure(work *run, long n) {
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    sink = run(n);
    clock_gettime(CLOCK_MONOTONIC, &to);
    return (to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec);
}

/* argv: case, milliseconds of warm-up, milliseconds of one measurement. */
int main(int argc, char **argv) {
    work *run = NULL;
    for (size_t i = 0; argc == 4 && i < sizeof cases / sizeof *cases; i++) {
        if (strcmp(argv[1], cases[i].name) == 0) {
            run = cases[i].run;
        }
    }
    if (run == NULL) {
        puts("@absent has no such case");
        return 0;
    }
    double warmup = atof(argv[2]) * 1e6;
    double target = atof(argv[3]) * 1e6;
    long n = 1;
    double time = measure(run, n);
    for (double spent = time; spent < warmup || time < target / 2; spent += time) {
        if (time < target / 2) {
            n *= 2;
        }
        time = measure(run, n);
    }
    puts("@ready");
    fflush(stdout);
    char line[16];
    while (fgets(line, sizeof line, stdin) != NULL) {
        printf("@ %.9g\n", measure(run, n) / n);
        fflush(stdout);
    }
    return 0;
}
