package io.neurapt.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.auto.service.AutoService;
import io.neurapt.Activation;
import io.neurapt.Loss;
import io.neurapt.TrainingOptions;
import io.neurapt.internal.FloatBackward;
import io.neurapt.internal.FloatForward;
import io.neurapt.network.FloatNetwork;
import io.neurapt.network.FloatState;
import io.neurapt.network.NetworkInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of layers that Neurapt does not bring. */
class LayerExportTest {
    @TempDir
    private Path folder;

    /** g ∘ x·factor, as a kind from elsewhere: the network that its emitter would have the processor write. */
    private static final class Gained extends FloatNetwork {
        private static final int UNITS = 3;

        Gained(String kind) {
            this(new NetworkInfo("Gained", UNITS, UNITS, Loss.MEAN_SQUARED_ERROR, false)
                    .layer("gain", kind, "3", Activation.TANH, "loop")
                    .setting("factor", 0.5)
                    .constant("gain.gain", UNITS, 1, 1.5));
        }

        private Gained(NetworkInfo info) {
            super(info, FloatState.random(info, 1));
        }

        @Override
        protected TrainingOptions trainingDefaults() {
            return TrainingOptions.unset();
        }

        @Override
        protected FloatForward forward(float[] parameters) {
            return new FloatForward(parameters) {
                @Override
                public void predict(float[] x, int xo, float[] out, int oo) {
                    for (int i = 0; i < UNITS; i++) {
                        out[oo + i] = (float) Math.tanh(p[i] * x[xo + i] * 0.5f);
                    }
                }
            };
        }

        @Override
        protected FloatBackward backward(int samples) {
            throw new UnsupportedOperationException("it is not trained here");
        }
    }

    /** How it is written. */
    @AutoService(LayerExport.class)
    public static final class GainExport implements LayerExport {
        /** Made by the service loader. */
        public GainExport() {}

        @Override
        public String kind() {
            return "Gain";
        }

        @Override
        public String write(NetworkInfo.Layer layer, List<NetworkInfo.Tensor> tensors, String input, Graph graph) {
            String gained = graph.node("Mul", List.of(input, graph.parameter(tensors.get(0))));
            return graph.node("Mul", List.of(gained, graph.constant("factor", layer.setting("factor", 1))));
        }
    }

    @Test
    void aKindBringsItsExport() throws Exception {
        Exported exported = Exported.write(AnyNetwork.of(new Gained("Gain")), folder);
        exported.computesTheSame(Exported.samples(new Random(1), 9, Gained.UNITS));
        assertThat(exported.model().getGraph().getNodeList())
                .extracting(node -> node.getName())
                .containsExactly("gain.mul", "gain.mul2", "gain.tanh");
    }

    @Test
    void aKindWithoutOneIsNamed() {
        Path file = folder.resolve("model.onnx");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Onnx.write(new Gained("Twist"), file))
                .withMessage("layer 'gain' of Gained is of the kind 'Twist', which cannot be written as ONNX: known are BatchNorm, "
                        + "Dense, Dropout, Gain; a kind from elsewhere needs an io.neurapt.onnx.LayerExport, named in META-INF/services "
                        + "on the class path");
        assertThat(Files.exists(file)).isFalse();
    }
}
