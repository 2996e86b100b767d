package io.neurapt.processor.report;

import io.neurapt.Precision;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.model.NetworkModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.plan.NetworkPlan;
import io.neurapt.processor.write.GeneratedFile;
import io.neurapt.processor.write.LayerTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report tells of one network.
 *
 * @param name of the spec, with its package
 * @param inputs features of a sample
 * @param loss in words
 * @param precision {@code float} or {@code double}
 * @param largest the largest method of the generated classes, as an estimate
 */
public record NetworkReport(
        String name, int inputs, String loss, String precision, List<Row> rows, BytecodeEstimate.Method largest) {
    /** {@code predictLayer3}, {@code layer3}, or {@code predictLayers1To4}. */
    private static final Pattern LAYER_METHOD = Pattern.compile("[lL]ayers?(\\d+)(?:To(\\d+))?");

    /**
     * A layer.
     *
     * @param output shape of its output for one sample
     * @param units number of its outputs
     * @param activation in words
     * @param flops floating-point operations of its products for one sample, a multiply-add being two
     * @param strategy how one sample is computed, and how batches are
     * @param bytecode estimated bytes of its largest method
     * @param bytes of its parameters
     */
    public record Row(
            String name,
            String kind,
            String output,
            int units,
            String activation,
            long parameters,
            long flops,
            String strategy,
            int bytecode,
            long bytes) {}

    /** The report of a network and what was written for it. */
    public static NetworkReport of(NetworkPlan plan, List<GeneratedFile> files) {
        NetworkModel network = plan.network();
        List<BytecodeEstimate.Method> methods = BytecodeEstimate.of(files);
        int width = network.precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES;
        List<Row> rows = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            LayerModel model = layer.layer();
            rows.add(new Row(
                    model.name(),
                    model.kind(),
                    String.valueOf(model.outputs()),
                    model.outputs(),
                    words(model.activation()),
                    model.parameters(),
                    model.flops(),
                    LayerTable.sample(layer) + " / " + LayerTable.batch(plan),
                    largest(methods, model.index(), plan.isStraightLine()),
                    model.parameters() * width));
        }
        String prefix = network.packageName().isEmpty() ? "" : network.packageName() + ".";
        return new NetworkReport(
                prefix + network.spec(),
                network.inputs(),
                words(network.loss()),
                words(network.precision()),
                List.copyOf(rows),
                methods.stream()
                        .max(Comparator.comparingInt(BytecodeEstimate.Method::bytes))
                        .orElseThrow());
    }

    private static int largest(List<BytecodeEstimate.Method> methods, int layer, boolean isStraightLine) {
        return methods.stream()
                .filter(method -> isStraightLine && method.name().equals("predict") || computes(method, layer))
                .mapToInt(BytecodeEstimate.Method::bytes)
                .max()
                .orElse(0);
    }

    private static boolean computes(BytecodeEstimate.Method method, int layer) {
        Matcher matcher = LAYER_METHOD.matcher(method.name());
        if (!matcher.find()) {
            return false;
        }
        int first = Integer.parseInt(matcher.group(1));
        return first <= layer && layer <= (matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)));
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Number of all parameters. */
    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    /** Floating-point operations of one prediction. */
    public long flops() {
        return rows.stream().mapToLong(Row::flops).sum();
    }

    /** Bytes of all parameters. */
    public long bytes() {
        return rows.stream().mapToLong(Row::bytes).sum();
    }
}
