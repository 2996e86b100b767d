package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrix products against three loops, for all combinations of transposition, offsets and distances of columns. */
class GemmTest {
    private static final int PRODUCTS = 600;
    private static final int LARGE_PRODUCTS = 80;
    private static final int THREADS = 4;
    private static final int PRODUCTS_OF_A_THREAD = 4_000;
    /** Around what fills vectors, tiles and the panels of copied rows. */
    private static final int[] HEIGHTS = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 97};

    private static final int[] WIDTHS = {1, 7, 8, 9, 63, 64, 65, 72, 131};
    private static final int[] DEPTHS = {1, 255, 256, 257, 511, 513, 600};

    private final Random random = new Random(1);

    /** All that this process can use. */
    static List<Gemm> implementations() {
        return Stream.of("portable", "jblas", "openblas", "simd")
                .flatMap(GemmTest::loaded)
                .toList();
    }

    private static Stream<Gemm> loaded(String name) {
        try {
            return Stream.of(Strategies.choose(name));
        } catch (IllegalArgumentException | UnsatisfiedLinkError e) {
            return Stream.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void productsAreThoseOfThreeLoops(Gemm gemm) {
        for (int i = 0; i < PRODUCTS; i++) {
            new RandomProduct(random, 1 + random.nextInt(70), 1 + random.nextInt(70), 1 + random.nextInt(70))
                    .check(gemm);
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void largeProductsAreThoseOfThreeLoops(Gemm gemm) {
        for (int i = 0; i < LARGE_PRODUCTS; i++) {
            new RandomProduct(random, one(HEIGHTS), one(WIDTHS), one(DEPTHS)).check(gemm);
        }
    }

    /** As the gradients of wide layers are: C is larger than a cache beside which the factors would stay. */
    @ParameterizedTest
    @MethodSource("implementations")
    void largeResultsAreThoseOfThreeLoops(Gemm gemm) {
        for (int i = 0; i < 10; i++) {
            new RandomProduct(random, 340 + random.nextInt(40), 390 + random.nextInt(20), 1 + random.nextInt(40))
                    .check(gemm);
        }
    }

    /** Every remainder of a vector and of a tile. */
    @ParameterizedTest
    @MethodSource("implementations")
    void heightsAndWidthsOfAllRemainders(Gemm gemm) {
        for (int m = 1; m <= 70; m++) {
            new RandomProduct(random, m, 1 + random.nextInt(20), 1 + random.nextInt(20)).check(gemm);
            new RandomProduct(random, 1 + random.nextInt(20), m, 1 + random.nextInt(20)).check(gemm);
            new RandomProduct(random, 1 + random.nextInt(20), 1 + random.nextInt(20), m).check(gemm);
        }
    }

    /** As of the two layers of an autoencoder. What was copied for one of them must not make copies for the other larger. */
    @ParameterizedTest
    @MethodSource("implementations")
    void longRowsAndThenLongColumns(Gemm gemm) {
        int many = 200_000;
        new RandomProduct(random, 5, 2, many).check(gemm);
        new RandomProduct(random, many, 2, 5).check(gemm);
        new RandomProduct(random, 5, many, 2).check(gemm);
    }

    /** Each thread has products of its own, always the same, so that one that is disturbed shows. */
    @ParameterizedTest
    @MethodSource("implementations")
    void severalThreadsDoNotDisturbEachOther(Gemm gemm) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int n = 17 + t;
                running.add(pool.submit(() -> {
                    double[] a = new double[90 * 90];
                    double[] b = new double[90 * n];
                    Arrays.fill(a, 0.5);
                    Arrays.fill(b, n);
                    double[] c = new double[90 * n];
                    for (int i = 0; i < PRODUCTS_OF_A_THREAD; i++) {
                        Arrays.fill(c, 0);
                        gemm.gemm('N', 'N', 90, n, 90, 1d, a, 0, 90, b, 0, 90, 0d, c, 0, 90);
                        assertThat(Arrays.stream(c).allMatch(value -> value == 45 * n)).isTrue();
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void theVectorApiIsTakenWhereTheProcessHasIt() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (present) {
            boolean mixed = FloatSimd.KERNELS.hasFewRegisters() && loaded("openblas").findAny().isPresent();
            assertThat(Strategies.choose("").name()).isEqualTo(mixed ? "openblas (simd below 48 units or samples)" : "simd");
            assertThat(Strategies.choose("simd").name()).isEqualTo("simd");
        } else {
            assertThat(implementations()).extracting(Gemm::name).doesNotContain("simd");
        }
        assertThat(Simd.isPresent()).isEqualTo(present);
        assertThat(FloatSimd.KERNELS != null).isEqualTo(present);
        assertThat(DoubleSimd.KERNELS != null).isEqualTo(present);
    }

    @Test
    void thePortableKernelsAreAlwaysThere() {
        assertThat(implementations()).extracting(Gemm::name).contains("portable");
    }

    private int one(int[] values) {
        return values[random.nextInt(values.length)];
    }
}
