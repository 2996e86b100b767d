package io.neurapt.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.neurapt.Activation;
import io.neurapt.Precision;
import io.neurapt.processor.model.NetworkModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.plan.NetworkPlan;

/** Names and types that the writers of one network share. */
public record Source(NetworkPlan plan) {
    public NetworkModel network() {
        return plan.network();
    }

    /** {@code XNetwork}, {@code XForward} or {@code XBackward}. */
    public ClassName generated(String role) {
        return ClassName.get(network().packageName(), network().stem() + role);
    }

    /** Name of the resource with the weights that a network starts with, beside its class. */
    String resource() {
        return network().resource();
    }

    /** A class of the runtime in the network's precision, such as {@code FloatForward} for {@code Forward}. */
    public ClassName runtime(String packageName, String role) {
        return ClassName.get("io.neurapt." + packageName, (isFloat() ? "Float" : "Double") + role);
    }

    ClassName activations() {
        return runtime("kernel", "Activations");
    }

    private boolean isFloat() {
        return network().precision() == Precision.FLOAT;
    }

    public TypeName number() {
        return isFloat() ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    public TypeName vector() {
        return ArrayTypeName.of(number());
    }

    TypeName matrix() {
        return ArrayTypeName.of(vector());
    }

    /** A literal of the network's precision. JavaPoet's {@code $L} would drop the suffix. */
    public String literal(double value) {
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

    /** Constant with the offset of a dense layer's W. */
    public static String weight(LayerPlan layer) {
        return "W" + layer.layer().index();
    }

    /** Constant with the offset of a dense layer's b; where it has taken another layer in, that is where the other's bias was. */
    public static String bias(LayerPlan layer) {
        return layer.folded() == null ? "B" + layer.layer().index() : "SHIFT" + layer.folded().layer().index();
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
        return network().loss().takesLogits();
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

    /** What training keeps of a layer besides {@link #batchOutput}: its z, where the derivative of the activation takes it. */
    boolean keepsZ(LayerPlan layer) {
        return ActivationCode.needsZ(layer.layer().activation()) && batchOutput(layer).startsWith("a");
    }

    /** The matrix with z of a layer that {@link #keepsZ}, else its output. */
    String batchZ(LayerPlan layer) {
        return keepsZ(layer) ? "z" + layer.layer().index() : batchOutput(layer);
    }

    /** The matrix of derivatives that belongs to a layer's output. */
    String gradient(LayerPlan layer) {
        return (layer.isDense() ? "dz" : "da") + layer.layer().index();
    }

    /** Whether formulas name a layer's result before its activation: not where a layer other than dense has none. */
    boolean hasZ(LayerPlan layer) {
        return layer.isDense() || layer.layer().activation() != Activation.IDENTITY;
    }

    /** The object that does a layer's work in training, for kinds other than dense. */
    String worker(LayerPlan layer) {
        String kind = layer.layer().kind();
        return Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + layer.layer().index();
    }

    /** What a layer of the prediction of one sample reads, in formulas: {@code x} or {@code a1}. */
    String predictionInput(LayerPlan layer) {
        int i = plan.prediction().indexOf(layer);
        return i == 0 ? "x" : predictionOutput(plan.prediction().get(i - 1));
    }

    /** What a layer of the prediction of one sample gives. */
    static String predictionOutput(LayerPlan layer) {
        return "a" + (layer.folded() == null ? layer : layer.folded()).layer().index();
    }

    /** The layer before, which exists. */
    LayerPlan before(LayerPlan layer) {
        return plan.layers().get(layer.layer().index() - 2);
    }
}
