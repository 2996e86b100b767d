package io.neurapt.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

    /**
     * The first output of a model for a set of samples, one per row, which it takes in a shape of its own.
     *
     * @param shape batch first
     */
    static double[][] run(Path model, boolean isDouble, double[][] x, List<Dimension> shape) throws OrtException {
        double[] flat = Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray();
        long[] dims = new long[shape.size()];
        dims[0] = x.length;
        for (int i = 1; i < dims.length; i++) {
            dims[i] = shape.get(i).getDimValue();
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = plain(model, options);
                OnnxTensor input = isDouble
                        ? OnnxTensor.createTensor(ENVIRONMENT, DoubleBuffer.wrap(flat), dims)
                        : OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(narrow(new double[][] {flat})[0]), dims);
                OrtSession.Result result = session.run(Map.of(session.getInputNames().iterator().next(), input))) {
            Object output = result.get(0).getValue();
            return isDouble ? (double[][]) output : wide((float[][]) output);
        }
    }

    /** An output of a model in single precision for a set of samples, one per row. */
    static double[][] run(Path model, String input, String output, double[][] x) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = session(model, options);
                OnnxTensor values = OnnxTensor.createTensor(ENVIRONMENT, narrow(x));
                OrtSession.Result result = session.run(Map.of(input, values))) {
            return wide((float[][]) result.get(output).orElseThrow().getValue());
        }
    }

    /** Without fusions: some of them make nodes that it has in single precision only. */
    private static OrtSession plain(Path model, OrtSession.SessionOptions options) throws OrtException {
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
        return session(model, options);
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
