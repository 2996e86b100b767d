/*
 * What a core makes of the tile of a matrix product, as FloatTile has it: two vectors by twelve columns, or five, both factors in the
 * first-level cache. How far it stays below the peak is what loads cost, and no product of this form can be faster.
 */
#include "reference.h"

#if defined __AVX512F__
enum { BYTES = 64, COLUMNS = 12 };
/* By itself, gcc makes broadcasts part of the multiply-adds, which then load each scalar twice: that is slower. */
#define BROADCAST(VECTOR, SCALAR) __asm__("vbroadcastss %1, %0" : "=v"(VECTOR) : "m"(SCALAR))
#elif defined __AVX__
enum { BYTES = 32, COLUMNS = 5 };
#define BROADCAST(VECTOR, SCALAR) __asm__("vbroadcastss %1, %0" : "=x"(VECTOR) : "m"(SCALAR))
#else
enum { BYTES = 16, COLUMNS = 4 };
#define BROADCAST(VECTOR, SCALAR) VECTOR = (vector) {SCALAR, SCALAR, SCALAR, SCALAR}
#endif

enum { LANES = BYTES / sizeof(float), DEPTH = 196, OPERATIONS = 2 * 2 * LANES * COLUMNS * DEPTH };

typedef float vector __attribute__((vector_size(BYTES)));
typedef float unaligned __attribute__((vector_size(BYTES), aligned(4)));

static float a[2 * LANES * DEPTH + LANES] __attribute__((aligned(64)));
static float b[COLUMNS * DEPTH] __attribute__((aligned(64)));

static double tiles(long n, const float *rows) {
    fill_float(a, sizeof a / sizeof *a, 1);
    fill_float(b, sizeof b / sizeof *b, 1);
    double total = 0;
    for (long done = 0; done < n; done += OPERATIONS) {
        vector sum[2 * COLUMNS] = {{0}};
        const float *scalars = b;
        for (const float *p = rows; p < rows + 2 * LANES * DEPTH; p += 2 * LANES, scalars += COLUMNS) {
            vector u = *(const unaligned *) p;
            vector v = *(const unaligned *) (p + LANES);
            _Pragma("GCC unroll 12") for (int j = 0; j < COLUMNS; j++) {
                vector x;
                BROADCAST(x, scalars[j]);
                sum[2 * j] += u * x;
                sum[2 * j + 1] += v * x;
            }
        }
        _Pragma("GCC unroll 24") for (int j = 0; j < 2 * COLUMNS; j++) {
            total += sum[j][0];
        }
    }
    return total;
}

double tile_float(long n) {
    return tiles(n, a);
}

/* Rows where Java has them: arrays start 16 bytes behind a multiple of 8. */
double tile_float_unaligned(long n) {
    return tiles(n, a + 4);
}
