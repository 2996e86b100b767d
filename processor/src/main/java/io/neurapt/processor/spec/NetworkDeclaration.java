package io.neurapt.processor.spec;

import io.neurapt.Loss;
import io.neurapt.Precision;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A spec as declared.
 *
 * @param type the annotated type
 * @param stacked layers on the type
 * @param members layers on its methods
 * @param others its abstract methods without {@code @Layer}
 * @param training empty where the spec has no {@code @Training}
 */
public record NetworkDeclaration(
        TypeElement type,
        String packageName,
        Anchor at,
        Value<Integer> inputs,
        Value<Loss> loss,
        Value<Precision> precision,
        Value<String> name,
        List<LayerDeclaration> stacked,
        List<LayerDeclaration> members,
        List<ExecutableElement> others,
        Optional<TrainingDeclaration> training) {
    /** The layers of the form that is used. */
    public List<LayerDeclaration> layers() {
        return stacked.isEmpty() ? members : stacked;
    }
}
