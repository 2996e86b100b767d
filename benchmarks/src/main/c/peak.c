/* How many floating-point operations a core can do: independent fused multiply-adds in registers. */
#include "reference.h"

#if defined __AVX512F__
enum { BYTES = 64, CHAINS = 16 };
#elif defined __AVX__
enum { BYTES = 32, CHAINS = 12 };
#else
enum { BYTES = 16, CHAINS = 12 };
#endif

/* n operations, in rounds of CHAINS vectors. */
#define PEAK(NAME, TYPE)                                                     \
    double NAME(long n) {                                                    \
        typedef TYPE vector __attribute__((vector_size(BYTES)));             \
        const int lanes = BYTES / sizeof(TYPE);                              \
        vector sum[CHAINS], x, y;                                            \
        for (int l = 0; l < lanes; l++) {                                    \
            x[l] = 0.999f + 1e-6f * l;                                       \
            y[l] = 1e-3f;                                                    \
        }                                                                    \
        for (int c = 0; c < CHAINS; c++) {                                   \
            sum[c] = x + (TYPE) c;                                           \
        }                                                                    \
        for (long k = 0; k < n; k += 2L * CHAINS * lanes) {                  \
            _Pragma("GCC unroll 16") for (int c = 0; c < CHAINS; c++) {      \
                sum[c] = sum[c] * x + y;                                     \
            }                                                                \
        }                                                                    \
        double total = 0;                                                    \
        for (int c = 0; c < CHAINS; c++) {                                   \
            total += sum[c][0];                                              \
        }                                                                    \
        return total;                                                        \
    }

PEAK(peak_float, float)
PEAK(peak_double, double)
