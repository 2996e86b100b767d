package io.neurapt.processor.model;

import io.neurapt.Activation;
import io.neurapt.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * A type that programs hand to a network, or get from it.
 *
 * @param type its name
 * @param components of a record; empty for anything else
 * @param classes what tables and files call the classes, in the order of their numbers; empty unless the type is an enum or boolean
 */
public record DataModel(Form form, JavaType type, List<ComponentModel> components, List<String> classes) {
    /** What kind of type it is. */
    public enum Form {
        RECORD,
        ENUM,
        BOOLEAN,
        DOUBLE
    }

    /** Number of features, or of targets. */
    public int width() {
        return components.stream().mapToInt(ComponentModel::width).sum();
    }

    /** Names of the features: {@code colour=RED} for a constant of an enum. */
    public List<String> featureNames() {
        List<String> names = new ArrayList<>();
        for (ComponentModel component : components) {
            if (component.kind() == ComponentModel.Kind.ENUM) {
                component.constants().forEach(constant -> names.add(component.feature() + "=" + constant));
            } else if (!component.kind().isSkipped()) {
                names.add(component.feature());
            }
        }
        return names;
    }

    /** Whether outputs of it are classes. */
    public boolean isClasses() {
        return form == Form.ENUM || form == Form.BOOLEAN;
    }

    /** Whether one unit answers it, with the probability of the second of two classes; an enum's constants may also have one each. */
    public boolean isSingleProbability(Activation output) {
        return form == Form.BOOLEAN || form == Form.ENUM && classes.size() == 2 && output == Activation.SIGMOID;
    }

    /** The loss of networks that answer it. */
    public Loss loss(Activation output) {
        if (!isClasses()) {
            return Loss.MEAN_SQUARED_ERROR;
        }
        return isSingleProbability(output) ? Loss.BINARY_CROSS_ENTROPY : Loss.CATEGORICAL_CROSS_ENTROPY;
    }
}
