package user;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurapt.onnx.Onnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jblas.DoubleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains both models through nothing but their public API. */
class ModelsTest {
    @Test
    void exclusiveOrIsLearnt() {
        Models_XorNetwork net = Models_XorNetwork.create(1);
        float[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        net.train(x, new float[][] {{0}, {1}, {1}, {0}});
        int[] expected = {0, 1, 1, 0};
        for (int i = 0; i < x.length; i++) {
            assertEquals(expected[i], net.predictClass(x[i]), net.summary());
        }
    }

    @Test
    void aCurveIsLearnt() {
        Models_CurveNetwork net = Models_CurveNetwork.create(1);
        DoubleMatrix x = DoubleMatrix.rand(5, 400).mul(2).sub(1);
        DoubleMatrix y = x.getRow(0).mul(x.getRow(1)).add(x.getRow(2));
        double before = net.cost(x, y);
        net.train(x, y);
        assertTrue(net.cost(x, y) < before / 20, net.cost(x, y) + " after " + before);
        assertEquals(100, net.hidden().weights().rows);
    }

    /** The expected values are those of the Python package onnx (its reference evaluator). */
    @Test
    void aModelOfOthersIsCompiledIn() {
        Models_TorchNetwork net = Models_TorchNetwork.create();
        float[] y = net.predict(new float[] {-1, -0.5f, 0, 0.5f, 1});
        assertArrayEquals(new float[] {0.24838953f, -0.08498465f, -0.5518062f}, y, 1e-6f);
    }

    @Test
    void aModelForOthersIsWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("curve.onnx");
        Onnx.write(Models_CurveNetwork.create(1), file);
        assertTrue(Files.size(file) > 8 * (100 * 5 + 100 + 100 + 1), file + " holds the weights");
    }
}
