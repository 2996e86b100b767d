package added;

/** The handle of a {@link Gain} layer. */
public record GainLayer(String name) {}
