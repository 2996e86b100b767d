package io.neurapt.processor.spec;

import io.neurapt.Layer;
import io.neurapt.Layers;
import io.neurapt.Network;
import io.neurapt.Networks;
import io.neurapt.Training;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The annotations that specs are made of. */
final class Vocabulary {
    /** What makes a type a spec. */
    static final List<Class<? extends Annotation>> NETWORK = List.of(Network.class, Networks.class);
    /** What only means something in a spec, on its type or on its methods. */
    static final Set<Class<? extends Annotation>> PARTS = Stream.<Class<? extends Annotation>>concat(
                    Stream.of(Layer.class, Layers.class, Training.class), LayerKind.all().stream().map(LayerKind::annotation))
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> NAMES = Stream.concat(NETWORK.stream(), PARTS.stream())
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableList());

    private Vocabulary() {}

    /** Whether an annotation of this simple name would be one of them, were it resolved. */
    static boolean contains(String simpleName) {
        return NAMES.contains(simpleName);
    }
}
