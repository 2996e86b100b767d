/* The C reference: what gcc makes of fixed sizes. A case runs n operations and returns a checksum of the results. */
#ifndef REFERENCE_H
#define REFERENCE_H

typedef double work(long n);

work predict_t1, predict_t2, predict_t3, predict_t4, predict_t5, predict_t6;
work planar, gradients_s, peak_float, peak_double, tile_float, tile_float_unaligned;

/* Uniform in [-1, 1). */
double uniform(void);
void fill_float(float *a, long n, double scale);
void fill_double(double *a, long n, double scale);

#define INLINE static inline __attribute__((always_inline))

#endif
