package io.neurapt.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes a model in double precision by the formulas of ONNX' operator pages: the few operators around a GELU. */
final class Evaluator {
    private final Map<String, double[]> tensors = new HashMap<>();
    private final Map<String, double[]> values = new HashMap<>();

    private Evaluator(ModelProto model) {
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            DoubleBuffer data = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
            double[] numbers = new double[data.remaining()];
            data.get(numbers);
            tensors.put(tensor.getName(), numbers);
        }
    }

    /** The outputs for samples, one per row. */
    static double[][] run(ModelProto model, double[][] x) {
        Evaluator evaluator = new Evaluator(model);
        double[][] out = new double[x.length][];
        for (int s = 0; s < x.length; s++) {
            evaluator.values.put("input", x[s]);
            for (NodeProto node : model.getGraph().getNodeList()) {
                evaluator.values.put(node.getOutput(0), evaluator.node(node, evaluator.values.get(node.getInput(0))));
            }
            out[s] = evaluator.values.get("output");
        }
        return out;
    }

    private double[] node(NodeProto node, double[] a) {
        List<double[]> more = node.getInputList().stream().skip(1).map(tensors::get).toList();
        return switch (node.getOpType()) {
            case "Gemm" -> gemm(a, more.get(0), more.size() == 1 ? null : more.get(1));
            case "BatchNormalization" -> normalized(a, more, node.getAttribute(0).getF());
            case "Dropout" -> a;
            case "Gelu" -> gelu(a);
            default -> throw new AssertionError(node);
        };
    }

    /** With transB = 1. */
    private static double[] gemm(double[] a, double[] b, double[] c) {
        double[] y = c == null ? new double[b.length / a.length] : c.clone();
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < a.length; j++) {
                y[i] += a[j] * b[i * a.length + j];
            }
        }
        return y;
    }

    private static double[] normalized(double[] x, List<double[]> p, double epsilon) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (x[i] - p.get(2)[i]) / Math.sqrt(p.get(3)[i] + epsilon) * p.get(0)[i] + p.get(1)[i];
        }
        return y;
    }

    private static double[] gelu(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 0.5 * x[i] * (1 + erf(x[i] / Math.sqrt(2)));
        }
        return y;
    }

    /** 2/√π·exp(−x²)·Σ 2ⁿ·x²ⁿ⁺¹/(2n + 1)!!; all terms have the sign of x. Source: Abramowitz and Stegun, 7.1.6. */
    private static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
