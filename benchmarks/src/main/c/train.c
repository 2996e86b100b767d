/* Full-batch work on small nets: the planar run, and cost and gradients of 24-8-2. Lanes are samples. */
#include "reference.h"
#include <math.h>

enum { STEPS = 10000, M = 400, H = 4 };

/* 2-4-1 tanh/sigmoid, 400 samples: 10,000 steps of gradient descent, the cost every 1000. */
double planar(long n) {
    static float x[2][M], y[M], a1[H][M], dz2[M];
    fill_float(x[0], 2 * M, 1);
    for (int s = 0; s < M; s++) {
        y[s] = x[0][s] * x[1][s] > 0;
    }
    double costs = 0;
    for (long k = 0; k < n; k++) {
        float w1[H][2], b1[H] = {0}, w2[H], b2 = 0;
        fill_float(w1[0], 2 * H, 0.5);
        fill_float(w2, H, 0.5);
        for (int step = 0; step < STEPS; step++) {
            const float rate = 1.2f / M;
            for (int u = 0; u < H; u++) {
                for (int s = 0; s < M; s++) {
                    a1[u][s] = tanhf(b1[u] + w1[u][0] * x[0][s] + w1[u][1] * x[1][s]);
                }
            }
            for (int s = 0; s < M; s++) {
                const float z = b2 + w2[0] * a1[0][s] + w2[1] * a1[1][s] + w2[2] * a1[2][s] + w2[3] * a1[3][s];
                dz2[s] = 1 / (1 + expf(-z)) - y[s];
            }
            if (step % 1000 == 0) { /* the cost from dz2 = a2 - y: -log(1 - |dz2|) */
                for (int s = 0; s < M; s++) {
                    costs -= logf(1 - fabsf(dz2[s])) / M;
                }
            }
            float db2 = 0;
            for (int s = 0; s < M; s++) {
                db2 += dz2[s];
            }
            for (int u = 0; u < H; u++) {
                float dw2 = 0, db1 = 0, dw10 = 0, dw11 = 0;
                for (int s = 0; s < M; s++) {
                    const float dz = w2[u] * dz2[s] * (1 - a1[u][s] * a1[u][s]);
                    dw2 += dz2[s] * a1[u][s];
                    db1 += dz;
                    dw10 += dz * x[0][s];
                    dw11 += dz * x[1][s];
                }
                w2[u] -= rate * dw2;
                b1[u] -= rate * db1;
                w1[u][0] -= rate * dw10;
                w1[u][1] -= rate * dw11;
            }
            b2 -= rate * db2;
        }
        costs += w2[0];
    }
    return costs;
}

/* 24-8(tanh)-2, 200 observations, double, ½·squared error. */
#ifdef __AVX512F__
enum { LANES = 8, TILE = 8 };
#else /* half the width and half the registers: larger vectors and tiles would live in memory */
enum { LANES = 4, TILE = 4 };
#endif
enum { I = 24, U = 8, O = 2, N = 200 };

static double sx[I][N], sy[O][N], sw1[U][I], sb1[U], sw2[O][U], sb2[O];
static double gw1[U][I], gb1[U], gw2[O][U], gb2[O];

typedef double vector __attribute__((vector_size(LANES * sizeof(double)), aligned(8)));

INLINE vector at(const double *p) {
    return *(const vector *) p;
}

/* g[u][i] = sum over the observations of dz[u]·a[i], in tiles of registers. */
INLINE void products(const double (*restrict dz)[N], const double (*restrict a)[N], double *restrict g,
                     const int units, const int inputs) {
    for (int i = 0; i < inputs; i += TILE) {
        for (int u = 0; u < units; u += 2) {
            vector sum[2][TILE] = {0};
            for (int s = 0; s < N; s += LANES) {
#pragma GCC unroll 8
                for (int c = 0; c < TILE; c++) {
                    sum[0][c] += at(&dz[u][s]) * at(&a[i + c][s]);
                    sum[1][c] += at(&dz[u + 1][s]) * at(&a[i + c][s]);
                }
            }
            for (int r = 0; r < 2; r++) {
                for (int c = 0; c < TILE; c++) {
                    double total = 0;
                    for (int l = 0; l < LANES; l++) {
                        total += sum[r][c][l];
                    }
                    g[(u + r) * inputs + i + c] = total / N;
                }
            }
        }
    }
}

/* z[u] = b[u] + W·x, a vector of observations at a time. */
INLINE void forward(const double *restrict w, const double *restrict b, const double (*restrict x)[N],
                    double (*restrict z)[N], const int inputs, const int units) {
    for (int s = 0; s < N; s += LANES) {
        vector sum[U];
#pragma GCC unroll 8
        for (int u = 0; u < units; u++) {
            sum[u] = b[u] - (vector) {0};
        }
        for (int i = 0; i < inputs; i++) {
#pragma GCC unroll 8
            for (int u = 0; u < units; u++) {
                sum[u] += w[u * inputs + i] * at(&x[i][s]);
            }
        }
#pragma GCC unroll 8
        for (int u = 0; u < units; u++) {
            *(vector *) &z[u][s] = sum[u];
        }
    }
}

INLINE void sums(const double (*restrict dz)[N], double *restrict g, const int units) {
    for (int u = 0; u < units; u++) {
        double total = 0;
        for (int s = 0; s < N; s++) {
            total += dz[u][s];
        }
        g[u] = total / N;
    }
}

static __attribute__((noinline)) double cost_and_gradients(void) {
    static double a1[U][N], dz1[U][N], dz2[O][N];
    forward(sw1[0], sb1, sx, a1, I, U);
    for (int u = 0; u < U; u++) {
        for (int s = 0; s < N; s++) {
            a1[u][s] = tanh(a1[u][s]);
        }
    }
    forward(sw2[0], sb2, a1, dz2, U, O);
    double cost = 0;
    for (int o = 0; o < O; o++) {
        for (int s = 0; s < N; s++) {
            dz2[o][s] -= sy[o][s];
            cost += dz2[o][s] * dz2[o][s];
        }
    }
    for (int u = 0; u < U; u++) {
        for (int s = 0; s < N; s++) {
            dz1[u][s] = (sw2[0][u] * dz2[0][s] + sw2[1][u] * dz2[1][s]) * (1 - a1[u][s] * a1[u][s]);
        }
    }
    products(dz2, a1, gw2[0], O, U);
    sums(dz2, gb2, O);
    products(dz1, sx, gw1[0], U, I);
    sums(dz1, gb1, U);
    return cost / (2 * N);
}

double gradients_s(long n) {
    fill_double(sx[0], I * N, 1);
    fill_double(sy[0], O * N, 1);
    fill_double(sw1[0], U * I, 0.2);
    fill_double(sw2[0], O * U, 0.3);
    double total = 0;
    for (long k = 0; k < n; k++) {
        sb2[0] = 1e-3 * (k % 16); /* no two calls in a row are the same */
        total += cost_and_gradients() + gw1[0][0] + gb1[0] + gw2[0][0] + gb2[0];
    }
    return total;
}
