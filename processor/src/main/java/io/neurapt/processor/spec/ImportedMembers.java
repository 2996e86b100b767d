package io.neurapt.processor.spec;

import io.neurapt.processor.spec.ModelImporter.ImportedLayer;

/** The members of a layer that comes from a model file: all of them stand where the file is named. */
record ImportedMembers(ImportedLayer layer, Anchor at) implements Members {
    @Override
    public Value<Double> number(String member) {
        return value(member, Double.class);
    }

    @Override
    public Value<Integer> integer(String member) {
        return value(member, Integer.class);
    }

    @Override
    public Value<Boolean> bool(String member) {
        return value(member, Boolean.class);
    }

    @Override
    public <E extends Enum<E>> Value<E> constant(String member, Class<E> type) {
        return value(member, type);
    }

    private <T> Value<T> value(String member, Class<T> type) {
        Object value = layer.members().get(member);
        return new Value<>(type.cast(value == null ? byDefault(member) : value), at);
    }

    private Object byDefault(String member) {
        try {
            return layer.annotation().getMethod(member).getDefaultValue();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(layer.annotation() + " has no " + member, e);
        }
    }
}
