package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code generated for random architectures computes what the formulas say, by the kernels of this machine. */
class RandomNetworksTest {
    private static final int GROUP = 50;

    /** Shapes at which one dimension runs a kernel's loop hardly or not at all. */
    private static final int[][] AWKWARD = {
        {1, 1}, {1, 300}, {300, 1}, {200, 3}, {3, 200}, {128, 128}, {1, 256, 1}, {255, 1, 255}, {16, 16, 16, 16, 16},
        {17, 17}, {16, 16}, {8, 32}, {129, 1}, {1, 127}, {7, 100, 7}, {513, 2}
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
    void generatedCodeComputesTheFormulas(long group) {
        List<Long> seeds = LongStream.range(group * GROUP, (group + 1) * GROUP).boxed().toList();
        List<Net> nets = seeds.stream().map(RandomNets::net).toList();
        Compiled compiled = Compiled.of(nets.stream().map(Net::source).toList()).clean();
        for (int i = 0; i < GROUP; i++) {
            Comparison.run(compiled, nets.get(i), seeds.get(i));
        }
    }

    @Test
    void awkwardShapesComputeTheFormulas() {
        Random random = new Random(1);
        List<Net> nets = new ArrayList<>();
        for (int[] widths : AWKWARD) {
            for (int i = 0; i < 4; i++) {
                nets.add(RandomNets.net(random, "Awkward" + nets.size(), widths.clone()));
            }
        }
        Compiled compiled = Compiled.of(nets.stream().map(Net::source).toList()).clean();
        for (int i = 0; i < nets.size(); i++) {
            Comparison.run(compiled, nets.get(i), i);
        }
    }

    /** Without this, a common mistake in code and interpreter would go unseen. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
    void theInterpretersGradientsAreDerivativesOfItsCost(long group) {
        CentralDifferences differences = new CentralDifferences();
        for (long seed = group * GROUP; seed < (group + 1) * GROUP; seed++) {
            differences.compare(RandomNets.net(seed), seed);
        }
        assertThat(differences.compared()).as("of %s", differences.seen()).isGreaterThan(differences.seen() * 9 / 10);
    }

    @Test
    void gradientCheckFindsNoErrorInGeneratedCode() {
        List<Net> nets = LongStream.range(1000, 1030).mapToObj(RandomNets::net).toList();
        Compiled compiled = Compiled.of(nets.stream().map(Net::source).toList()).clean();
        for (Net net : nets) {
            AnyNetwork network = AnyNetwork.create(compiled, net, 1);
            Random random = new Random(1);
            RandomNets.drawBiases(random, network);
            Interpreter truth = new Interpreter(net, network.parameters());
            double[][] x = RandomNets.features(random, truth, net.inputs(), 3);
            double[][] y = RandomNets.labels(random, net, 3);
            assertThat(network.gradientCheck(x, y))
                    .as(net.source())
                    .isLessThan(net.precision() == Precision.DOUBLE ? 1e-6 : 1e-4);
        }
    }
}
