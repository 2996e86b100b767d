package io.neurapt.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.neurapt.onnx.Onnx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** ONNX Runtime with one thread; the buffers of input and output are reused. It does not train. */
public final class OnnxRuntime implements Peer {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final RandomData data = new RandomData();

    @Override
    public Optional<Work> work(Case c) throws OrtException, IOException {
        switch (c.kind()) {
            case PREDICT:
                return Optional.of(predict(c.net(), 1, data.singles(c.net())));
            case BATCH:
                return Optional.of(
                        predict(c.net(), c.batch(), new float[][] {data.uniform(c.batch() * c.net().inputs(), 1)}));
            default:
                return Optional.empty();
        }
    }

    private Work predict(Net net, int samples, float[][] inputs) throws OrtException, IOException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        OrtSession session = environment.createSession(model(net), options);
        FloatBuffer in = floats(samples * net.inputs());
        FloatBuffer out = floats(samples * net.outputs());
        Map<String, OnnxTensor> x =
                Map.of("input", OnnxTensor.createTensor(environment, in, new long[] {samples, net.inputs()}));
        Map<String, OnnxTensor> y =
                Map.of("output", OnnxTensor.createTensor(environment, out, new long[] {samples, net.outputs()}));
        return times -> {
            double sum = 0;
            for (int k = 0; k < times; k++) {
                for (float[] input : inputs) {
                    in.put(0, input);
                    run(session, x, y);
                    sum += out.get(0);
                }
            }
            return sum;
        };
    }

    private static byte[] model(Net net) throws IOException {
        Path file = Files.createTempFile("net", ".onnx");
        try {
            Onnx.write(Neurapt.network(net), file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void run(OrtSession session, Map<String, OnnxTensor> x, Map<String, OnnxTensor> y) {
        try (OrtSession.Result result = session.run(x, y)) {
            assert result.size() == 1;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FloatBuffer floats(int length) {
        return ByteBuffer.allocateDirect(length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
