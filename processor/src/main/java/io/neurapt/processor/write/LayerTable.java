package io.neurapt.processor.write;

import io.neurapt.Activation;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table in the class Javadoc. */
public final class LayerTable {
    private LayerTable() {}

    static String of(NetworkPlan plan) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("layer", "W", "activation", "parameters", "FLOPs", "one sample", "batch"));
        for (LayerPlan layer : plan.layers()) {
            LayerModel model = layer.layer();
            rows.add(List.of(
                    model.name(),
                    layer.isDense()
                            ? model.outputs() + " × " + model.inputs()
                            : Emitters.of(model).shape(model),
                    layer.isDense() || model.activation() != Activation.IDENTITY ? Formulas.name(model.activation()) : "-",
                    String.valueOf(model.parameters()),
                    String.valueOf(model.flops()),
                    sample(layer),
                    layer.isDense() ? batch(plan) : "loop"));
        }
        StringBuilder text = new StringBuilder("<pre>\n");
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                int column = c;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                String padding = " ".repeat(width - row.get(c).length());
                boolean right = c == 1 || c == 3 || c == 4; // the numbers
                line.append(c == 0 ? "" : "  ").append(right ? padding + row.get(c) : row.get(c) + padding);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append("</pre>\n").toString();
    }

    /** How a single sample of a layer is computed, in a word. */
    public static String sample(LayerPlan layer) {
        return layer.sample().name().toLowerCase(Locale.ROOT);
    }

    /** How batches are computed, in a word. */
    public static String batch(NetworkPlan plan) {
        return plan.batches() == NetworkPlan.Batches.LANES ? "lanes" : "BLAS";
    }
}
