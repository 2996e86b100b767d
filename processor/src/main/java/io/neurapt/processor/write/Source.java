package io.neurapt.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.neurapt.Precision;
import io.neurapt.processor.model.NetworkModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.plan.NetworkPlan;

/** Names and types that the writers of one network share. */
record Source(NetworkPlan plan) {
    NetworkModel network() {
        return plan.network();
    }

    /** {@code XNetwork}, {@code XForward} or {@code XBackward}. */
    ClassName generated(String role) {
        return ClassName.get(network().packageName(), network().stem() + role);
    }

    /** Name of the resource with the weights that a network starts with, beside its class. */
    String resource() {
        return network().resource();
    }

    /** A class of the runtime in the network's precision, such as {@code FloatForward} for {@code Forward}. */
    ClassName runtime(String packageName, String role) {
        return ClassName.get("io.neurapt." + packageName, (isFloat() ? "Float" : "Double") + role);
    }

    ClassName activations() {
        return runtime("kernel", "Activations");
    }

    private boolean isFloat() {
        return network().precision() == Precision.FLOAT;
    }

    TypeName number() {
        return isFloat() ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    TypeName vector() {
        return ArrayTypeName.of(number());
    }

    TypeName matrix() {
        return ArrayTypeName.of(vector());
    }

    /** A literal of the network's precision. JavaPoet's {@code $L} would drop the suffix. */
    String literal(double value) {
        return isFloat() ? (float) value + "f" : String.valueOf(value);
    }

    /** Small whole numbers without a fraction: {@code 0f}, {@code 1.0}. */
    String whole(int value) {
        return isFloat() ? value + "f" : value + ".0";
    }

    /** An element of the parameters, such as {@code p[W1 + 3]}. */
    static String parameter(String start, int index) {
        return element("p", start, index);
    }

    /** An element of an array from a named offset on. */
    static String element(String array, String offset, int index) {
        return array + "[" + (index == 0 ? offset : offset + " + " + index) + "]";
    }

    static String weight(LayerPlan layer) {
        return "W" + layer.layer().index();
    }

    static String bias(LayerPlan layer) {
        return "B" + layer.layer().index();
    }

    /** The field with the columns of W as arrays. */
    static String columns(LayerPlan layer) {
        return "w" + layer.layer().index();
    }

    /** The field with the layer as the kernels on the Vector API read it. */
    static String packed(LayerPlan layer) {
        return "packed" + layer.layer().index();
    }

    /** Whether the loss takes the output layer's Z, because it is its activation's cross-entropy. */
    boolean takesLogits() {
        return network().loss() != io.neurapt.Loss.MEAN_SQUARED_ERROR;
    }

    /** The matrix that a layer's batch method fills: {@code a1}, or {@code z2} where the loss takes logits. */
    String batchOutput(LayerPlan layer) {
        boolean logits = network().isLast(layer.layer()) && takesLogits();
        return (logits ? "z" : "a") + layer.layer().index();
    }

    /** The matrix that a layer reads: x or the activations before it. */
    static String batchInput(LayerPlan layer) {
        return layer.layer().index() == 1 ? "x" : "a" + (layer.layer().index() - 1);
    }

    /** The layer before, which exists. */
    LayerPlan before(LayerPlan layer) {
        return plan.layers().get(layer.layer().index() - 2);
    }
}
