package io.neurapt.processor.spec;

/** A layer of a kind other than dense. */
public final class OtherDeclaration implements Declared {
    private final LayerKind kind;
    private final String name;
    private final String label;
    private final Members members;

    OtherDeclaration(LayerKind kind, String name, String label, Members members) {
        this.kind = kind;
        this.name = name;
        this.label = label;
        this.members = members;
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
        return label;
    }

    @Override
    public Anchor at() {
        return members.at();
    }

    /** A member of its annotation. */
    public Value<Double> number(String member) {
        return members.number(member);
    }

    /** A member of its annotation. */
    public Value<Integer> integer(String member) {
        return members.integer(member);
    }

    /** A member of its annotation. */
    public <E extends Enum<E>> Value<E> constant(String member, Class<E> type) {
        return members.constant(member, type);
    }
}
