/* One sample through T1 … T6: every size is a constant of the inlined loops. */
#include "reference.h"
#include <math.h>

enum { TILE = 64, SAMPLES = 64 };

/* z = W·x + b for many units: W lies input by input, a tile of units stays in registers. */
INLINE void tiles(const float *restrict w, const float *restrict b, const float *restrict x, float *restrict z,
                  const int inputs, const int units) {
    for (int from = 0; from < units; from += TILE) {
        const int tile = units - from < TILE ? units - from : TILE;
        float sum[TILE];
        for (int u = 0; u < tile; u++) {
            sum[u] = b[from + u];
        }
        for (int i = 0; i < inputs; i++) {
#pragma GCC unroll 16
            for (int u = 0; u < tile; u++) {
                sum[u] += x[i] * w[i * units + from + u];
            }
        }
        for (int u = 0; u < tile; u++) {
            z[from + u] = sum[u];
        }
    }
}

/* z = W·x + b for few units: W lies unit by unit. */
INLINE void dots(const float *restrict w, const float *restrict b, const float *restrict x, float *restrict z,
                 const int inputs, const int units) {
    for (int u = 0; u < units; u++) {
        float sum = b[u];
        for (int i = 0; i < inputs; i++) {
            sum += x[i] * w[u * inputs + i];
        }
        z[u] = sum;
    }
}

INLINE void dense(const float *restrict w, const float *restrict x, float *restrict z, const int inputs,
                  const int units) {
    if (units < 32) {
        dots(w, w + inputs * units, x, z, inputs, units);
    } else {
        tiles(w, w + inputs * units, x, z, inputs, units);
    }
}

INLINE void relu(float *a, const int n) {
    for (int i = 0; i < n; i++) {
        a[i] = a[i] > 0 ? a[i] : 0;
    }
}

INLINE void tanhs(float *a, const int n) {
    for (int i = 0; i < n; i++) {
        a[i] = tanhf(a[i]);
    }
}

INLINE void sigmoid(float *a, const int n) {
    for (int i = 0; i < n; i++) {
        a[i] = 1 / (1 + expf(-a[i]));
    }
}

INLINE void softmax(float *a, const int n) {
    float max = a[0];
    for (int i = 1; i < n; i++) {
        max = a[i] > max ? a[i] : max;
    }
    float sum = 0;
    for (int i = 0; i < n; i++) {
        a[i] = expf(a[i] - max);
        sum += a[i];
    }
    for (int i = 0; i < n; i++) {
        a[i] /= sum;
    }
}

/* A function predict_NAME; `layers` computes a[OUTPUTS] from x with the parameters w1, w2, …. */
#define NET(NAME, INPUTS, OUTPUTS, LAYERS)                                  \
    __attribute__((noinline)) static void one_##NAME(const float *x, float *a) { LAYERS } \
    double predict_##NAME(long n) {                                         \
        static float x[SAMPLES][INPUTS], out[OUTPUTS];                      \
        if (x[0][0] == 0) {                                                 \
            prepare_##NAME();                                               \
            fill_float(x[0], SAMPLES * INPUTS, 1);                          \
        }                                                                   \
        double sum = 0;                                                     \
        for (long k = 0; k < n; k++) {                                      \
            one_##NAME(x[k % SAMPLES], out);                                \
            sum += out[0];                                                  \
        }                                                                   \
        return sum;                                                         \
    }

/* Parameters of a layer: the weights, then the biases. */
#define PARAMETERS(W, INPUTS, UNITS) \
    static float W[(INPUTS) * (UNITS) + (UNITS)] __attribute__((aligned(64)));
#define FILL(W, INPUTS) fill_float(W, sizeof W / sizeof *W, 1 / sqrt(INPUTS));

#define TWO(NAME, N0, N1, N2, HIDDEN, OUTPUT)                                         \
    PARAMETERS(NAME##_w1, N0, N1) PARAMETERS(NAME##_w2, N1, N2)                       \
    static void prepare_##NAME(void) { FILL(NAME##_w1, N0) FILL(NAME##_w2, N1) }      \
    NET(NAME, N0, N2, float a1[N1]; dense(NAME##_w1, x, a1, N0, N1); HIDDEN(a1, N1); \
        dense(NAME##_w2, a1, a, N1, N2); OUTPUT(a, N2);)

#define THREE(NAME, N0, N1, N2, N3, HIDDEN, OUTPUT)                                                    \
    PARAMETERS(NAME##_w1, N0, N1) PARAMETERS(NAME##_w2, N1, N2) PARAMETERS(NAME##_w3, N2, N3)          \
    static void prepare_##NAME(void) { FILL(NAME##_w1, N0) FILL(NAME##_w2, N1) FILL(NAME##_w3, N2) }   \
    NET(NAME, N0, N3, float a1[N1]; float a2[N2]; dense(NAME##_w1, x, a1, N0, N1); HIDDEN(a1, N1);     \
        dense(NAME##_w2, a1, a2, N1, N2); HIDDEN(a2, N2); dense(NAME##_w3, a2, a, N2, N3); OUTPUT(a, N3);)

TWO(t1, 2, 4, 1, tanhs, sigmoid)
THREE(t2, 4, 8, 8, 3, relu, softmax)
THREE(t3, 13, 64, 32, 1, relu, sigmoid)
THREE(t4, 30, 128, 64, 2, relu, softmax)
TWO(t5, 784, 128, 10, relu, softmax)
THREE(t6, 784, 512, 512, 10, relu, softmax)
