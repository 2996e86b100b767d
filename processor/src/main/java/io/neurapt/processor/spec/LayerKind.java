package io.neurapt.processor.spec;

import io.neurapt.Precision;
import io.neurapt.processor.model.LayerModel;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A kind of layer in the member form: its annotation, and the model made from it. Kinds are found as services, so that a new one comes
 * with its own files: its annotation and handle, this, its {@link LayerModel}, and its
 * {@link io.neurapt.processor.write.LayerEmitter}. (Dense layers, which also have a stacked form, are built in.)
 */
public interface LayerKind {
    /** The annotation on its methods. */
    Class<? extends Annotation> annotation();

    /** What its methods return. */
    Class<?> handle();

    /**
     * Values out of range.
     *
     * @param layer as declared
     * @param precision of the network
     */
    List<Misfit> misfits(OtherDeclaration layer, Precision precision);

    /**
     * The layer with its shape.
     *
     * @param layer as declared, without misfits
     * @param index its position, from 1
     * @param inputs values it takes per sample
     */
    LayerModel model(OtherDeclaration layer, int index, int inputs);

    /**
     * A value that does not do.
     *
     * @param member name of the annotation's member
     * @param value what it says
     * @param range what it must be
     */
    record Misfit(String member, Value<?> value, String range) {}

    /** All kinds, in a fixed order. */
    static List<LayerKind> all() {
        return ServiceLoader.load(LayerKind.class, LayerKind.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(java.util.Comparator.comparing(kind -> kind.annotation().getName()))
                .toList();
    }
}
