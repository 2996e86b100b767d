package io.neurapt.onnx.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The features of samples, after the steps that they went through since the model's input.
 *
 * @param before null at the input
 * @param step null at the input
 * @param dims of the features, 1 for matrices, the batch aside; null where the model does not state them
 */
record Flow(Flow before, Step step, Layout layout, int[] dims) {
    static Flow input(Layout layout, int[] dims) {
        return new Flow(null, null, layout, dims);
    }

    /** Number of features. */
    int width() {
        int width = 1;
        for (int dim : dims) {
            width *= dim;
        }
        return width;
    }

    /** Number of dimensions, that of the batch included; of what the model does not state, those of a matrix. */
    int rank() {
        return dims == null ? 2 : dims.length + (layout == Layout.SINGLE ? 0 : 1);
    }

    Flow then(Step next) {
        return new Flow(this, next, layout, dims);
    }

    Flow then(Step.Linear next, Layout result) {
        return new Flow(this, next, result, new int[] {next.units()});
    }

    /** The same features, their number unchanged, in another shape. */
    Flow shaped(Layout result, int... shape) {
        return new Flow(before, step, result, shape);
    }

    /** First to last. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Flow flow = this; flow.step != null; flow = flow.before) {
            steps.add(flow.step);
        }
        Collections.reverse(steps);
        return steps;
    }

    String shape() {
        String features = dims == null ? "?" : Constant.text(dims).replaceAll("[\\[\\]]", "");
        return switch (layout) {
            case ROWS -> features.isEmpty() ? "[batch]" : "[batch×" + features + "]";
            case COLUMNS -> "[" + features + "×batch]";
            case SINGLE -> "[" + features + "]";
        };
    }
}
