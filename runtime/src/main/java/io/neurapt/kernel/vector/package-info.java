/**
 * Kernels on the Vector API. They are compiled apart from the rest, found at run time, and used where the process has the
 * module {@code jdk.incubator.vector}.
 *
 * <p>The just-in-time compiler keeps vectors in registers only in small methods with few live values; a method that grows
 * too large becomes 10 to 100 times slower. So each loop that matters stands alone.
 */
package io.neurapt.kernel.vector;
