package io.neurapt.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;

/** Runs models in ONNX Runtime. */
final class OnnxRuntime {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private OnnxRuntime() {}

    /**
     * The output of a model for a set of samples, one per row.
     *
     * @param isDouble whether the model takes and gives doubles
     */
    static double[][] run(Path model, boolean isDouble, double[][] x) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = session(model, options);
                OnnxTensor input = OnnxTensor.createTensor(ENVIRONMENT, isDouble ? x : narrow(x));
                OrtSession.Result result = session.run(Map.of("input", input))) {
            Object output = result.get("output").orElseThrow().getValue();
            return isDouble ? (double[][]) output : wide((float[][]) output);
        }
    }

    private static OrtSession session(Path model, OrtSession.SessionOptions options) throws OrtException {
        options.setIntraOpNumThreads(1);
        return ENVIRONMENT.createSession(model.toString(), options);
    }

    private static float[][] narrow(double[][] rows) {
        float[][] narrow = new float[rows.length][rows[0].length];
        for (int s = 0; s < rows.length; s++) {
            for (int i = 0; i < rows[s].length; i++) {
                narrow[s][i] = (float) rows[s][i];
            }
        }
        return narrow;
    }

    private static double[][] wide(float[][] rows) {
        double[][] wide = new double[rows.length][rows[0].length];
        for (int s = 0; s < rows.length; s++) {
            for (int i = 0; i < rows[s].length; i++) {
                wide[s][i] = rows[s][i];
            }
        }
        return wide;
    }
}
