/**
 * The numeric kernels. {@link io.neurapt.kernel.Gemm} is the seam for matrix products and {@link io.neurapt.kernel.Blas}
 * the choice among its implementations; the rest are loops over arrays.
 *
 * <p>Files called {@code Float…} are written once: the build derives {@code Double…} from them.
 */
package io.neurapt.kernel;
