package io.neurapt.processor.weights;

import io.neurapt.Precision;
import io.neurapt.Scaling;
import io.neurapt.data.Scaler;
import io.neurapt.network.DoubleState;
import io.neurapt.network.FloatState;
import io.neurapt.network.NetworkInfo;
import io.neurapt.processor.plan.NetworkPlan;
import io.neurapt.processor.spec.ModelImporter.ImportedNetwork;
import io.neurapt.processor.spec.ModelImporter.Refused;
import io.neurapt.processor.write.Information;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** The parameters of an imported model as a model file of its network. */
final class ModelWeights {
    private ModelWeights() {}

    /** What is in the file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Makes it, the parameters rounded once where the network's precision asks for it.
     *
     * @throws Refused if one of them is not finite
     */
    static Content of(ImportedNetwork model, NetworkPlan plan) throws Refused {
        NetworkInfo info = Information.of(plan);
        boolean isFloat = plan.network().precision() == Precision.FLOAT;
        double[] parameters = new double[info.parameters()];
        for (NetworkInfo.Tensor tensor : info.tensors()) {
            double[] rows = values(model, tensor);
            for (int i = 0; i < rows.length; i++) {
                if (!(isFloat ? Float.isFinite((float) rows[i]) : Double.isFinite(rows[i]))) {
                    throw new Refused("it gives '" + tensor.name() + "' the value " + rows[i] + " at row " + i / tensor.columns() + ", column "
                            + i % tensor.columns() + ", but parameters must be finite "
                            + (isFloat ? "as float; train it longer or with a lower learning rate, or use precision = DOUBLE" : "numbers"));
                }
                int row = i / tensor.columns();
                parameters[tensor.offset() + i % tensor.columns() * tensor.rows() + row] = rows[i];
            }
        }
        Scaler scaler = model.scaling()
                .map(scaling -> new Scaler(Scaling.STANDARD, scaling.shift(), scaling.factor()))
                .orElse(null);
        if (isFloat) {
            float[] rounded = new float[parameters.length];
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = (float) parameters[i];
            }
            return out -> new FloatState(0, rounded, scaler, "").write(info, out);
        }
        return out -> new DoubleState(0, parameters, scaler, "").write(info, out);
    }

    /** Names are {@code layer3.weight}. */
    private static double[] values(ImportedNetwork model, NetworkInfo.Tensor tensor) {
        int dot = tensor.name().lastIndexOf('.');
        int layer = Integer.parseInt(tensor.name().substring("layer".length(), dot)) - 1;
        Map<String, double[]> parameters = model.layers().get(layer).parameters();
        double[] values = parameters.get(tensor.name().substring(dot + 1));
        if (values == null || values.length != tensor.length()) {
            throw new AssertionError("the importer gives '" + tensor.name() + "' other values than its shape asks for");
        }
        return values;
    }
}
