package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Products that a team computes together are those of three loops, and always the same. */
@Timeout(120)
class DividedGemmTest {
    private static final int PRODUCTS = 60;

    private final Random random = new Random(2);

    static Stream<Arguments> teams() {
        return GemmTest.implementations().stream().flatMap(gemm -> Stream.of(1, 2, 3, 5).map(size -> Arguments.of(gemm, size)));
    }

    /** Wide, high and deep ones, and those that are not worth dividing. */
    @ParameterizedTest
    @MethodSource("teams")
    void productsAreThoseOfThreeLoops(Gemm gemm, int size) {
        try (Workers workers = new Workers(size)) {
            DividedGemm divided = new DividedGemm(gemm, workers);
            for (int i = 0; i < PRODUCTS; i++) {
                new RandomProduct(random, 1 + random.nextInt(40), 1 + random.nextInt(300), 1 + random.nextInt(200)).check(divided);
                new RandomProduct(random, 90 + random.nextInt(200), 1 + random.nextInt(80), 1 + random.nextInt(200)).check(divided);
                new RandomProduct(random, 1 + random.nextInt(90), 1 + random.nextInt(40), 200 + random.nextInt(600)).check(divided);
            }
        }
    }

    /** How a product is divided, by the parts that its team asks for. */
    @ParameterizedTest
    @CsvSource({
        "N, 512, 32, 784, 512×32×400 512×32×384", // columns of W, each with its inputs
        "N, 64, 32, 784, 64×32×400 64×32×384",
        "N, 512, 256, 784, 256×256×784 256×256×784", // rows of W: sums over some inputs would be more than W
        "N, 10, 128, 512, 10×128×256 10×128×256",
        "N, 10, 512, 100, 10×256×100 10×256×100", // samples
        "T, 784, 32, 512, 400×32×512 384×32×512", // columns of W, each a unit of the layer before
        "T, 10, 512, 100, 10×256×100 10×256×100",
        "N, 10, 32, 100, 10×32×100" // too little to share
    })
    void aPartIsWhatAWorkerHasInItsCache(char transA, int m, int n, int k, String parts) {
        List<String> asked = new ArrayList<>();
        try (Workers workers = new Workers(2)) {
            DividedGemm divided = new DividedGemm(new Recorder(asked), workers);
            int lda = transA == 'N' ? m : k;
            divided.gemm(transA, 'N', m, n, k, 1f, new float[m * k], 0, lda, new float[k * n], 0, k, 0f, new float[m * n], 0, m);
            String[] floats = asked.stream().sorted().toArray(String[]::new);
            asked.clear();
            divided.gemm(transA, 'N', m, n, k, 1d, new double[m * k], 0, lda, new double[k * n], 0, k, 0d, new double[m * n], 0, m);
            assertThat(asked.stream().sorted().toArray(String[]::new)).isEqualTo(floats);
            assertThat(floats).containsExactlyInAnyOrder(parts.split(" "));
        }
    }

    /** With one product after the other, there is nothing to gain, and neighbours' rows would be in danger. */
    @Test
    void whatTakesTurnsIsNotDivided() {
        List<String> asked = new ArrayList<>();
        Gemm takesTurns = new Recorder(asked) {
            @Override
            public boolean takesTurns() {
                return true;
            }
        };
        try (Workers workers = new Workers(2)) {
            new DividedGemm(takesTurns, workers)
                    .gemm('N', 'N', 90, 90, 90, 1f, new float[8100], 0, 90, new float[8100], 0, 90, 0f, new float[8100], 0, 90);
        }
        assertThat(asked).containsExactly("90×90×90");
    }

    /** Parts have few units where the product has many: what is made for few must not join in, as it may write neighbours' rows. */
    @Test
    void allPartsAreOfTheImplementationOfTheWhole() {
        List<String> few = new ArrayList<>();
        List<String> many = new ArrayList<>();
        Recorder forMany = new Recorder(many);
        Gemm both = new Recorder(few) {
            @Override
            public Gemm ofSize(int m, int n, int k, float beta) {
                return m < 48 ? this : forMany;
            }
        };
        try (Workers workers = new Workers(2)) {
            new DividedGemm(both, workers)
                    .gemm('N', 'N', 90, 40, 90, 1f, new float[8100], 0, 90, new float[3600], 0, 90, 0f, new float[3600], 0, 90);
        }
        assertThat(few).isEmpty();
        assertThat(many).containsExactlyInAnyOrder("48×40×90", "42×40×90");
    }

    /** Sums over some inputs are added in the order of workers, whoever is ready first. */
    @ParameterizedTest
    @MethodSource("teams")
    void theSameTeamGivesTheSameBits(Gemm gemm, int size) {
        float[] a = new float[200 * 600];
        float[] b = new float[600 * 30];
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < b.length; i++) {
            b[i] = (float) random.nextGaussian();
        }
        try (Workers workers = new Workers(size)) {
            DividedGemm divided = new DividedGemm(gemm, workers);
            float[] first = null;
            for (int i = 0; i < 50; i++) {
                float[] c = new float[200 * 30];
                Arrays.fill(c, 1f);
                divided.gemm('N', 'N', 200, 30, 600, 1f, a, 0, 200, b, 0, 600, 1f, c, 0, 200);
                first = first == null ? c : first;
                assertThat(c).containsExactly(first);
            }
        }
    }

    @Test
    void theProductsOfAThreadAreDividedUntilItSaysOtherwise() {
        float[] c = new float[1];
        try (Workers workers = new Workers(2)) {
            Blas.divide(new DividedGemm(new Refusal(), workers));
            assertThatIllegalStateException().isThrownBy(() -> multiply(c)).withMessage("refused");
            Blas.divide(null);
            multiply(c);
        }
        assertThat(c).containsExactly(6f);
    }

    private static void multiply(float[] c) {
        Blas.gemm('N', 'N', 1, 1, 1, 1f, new float[] {2}, 0, 1, new float[] {3}, 0, 1, 0f, c, 0, 1);
    }

    /** Notes the shapes that it is asked for. */
    private static class Recorder implements Gemm {
        private final List<String> asked;

        Recorder(List<String> asked) {
            this.asked = asked;
        }

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public void gemm(
                char transA, char transB, int m, int n, int k,
                float alpha, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
                float beta, float[] c, int cOffset, int ldc) {
            note(m, n, k);
        }

        @Override
        public void gemm(
                char transA, char transB, int m, int n, int k,
                double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                double beta, double[] c, int cOffset, int ldc) {
            note(m, n, k);
        }

        void note(int m, int n, int k) {
            synchronized (asked) {
                asked.add(m + "×" + n + "×" + k);
            }
        }
    }

    private static final class Refusal extends Recorder {
        Refusal() {
            super(new ArrayList<>());
        }

        @Override
        void note(int m, int n, int k) {
            throw new IllegalStateException("refused");
        }
    }
}
