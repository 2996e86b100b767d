package io.neurapt.processor.spec;

/** The members of a layer's annotation: as written, or as a model file would have them written. */
interface Members {
    /** Where they stand. */
    Anchor at();

    Value<Double> number(String member);

    Value<Integer> integer(String member);

    Value<Boolean> bool(String member);

    <E extends Enum<E>> Value<E> constant(String member, Class<E> type);
}
