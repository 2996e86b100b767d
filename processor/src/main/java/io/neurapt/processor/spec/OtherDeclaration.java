package io.neurapt.processor.spec;

/** A layer of a kind other than dense. */
public final class OtherDeclaration implements Declared {
    private final LayerKind kind;
    private final String name;
    private final Mirror mirror;

    OtherDeclaration(LayerKind kind, String name, Mirror mirror) {
        this.kind = kind;
        this.name = name;
        this.mirror = mirror;
    }

    /** What kind it is. */
    public LayerKind kind() {
        return kind;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String label() {
        return "layer '" + name + "'";
    }

    @Override
    public Anchor at() {
        return mirror.at();
    }

    /** A member of its annotation. */
    public Value<Double> number(String member) {
        return mirror.number(member);
    }

    /** A member of its annotation. */
    public Value<Integer> integer(String member) {
        return mirror.integer(member);
    }

    /** A member of its annotation. */
    public <E extends Enum<E>> Value<E> constant(String member, Class<E> type) {
        return mirror.constant(member, type);
    }
}
