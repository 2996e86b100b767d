package io.neurapt.onnx.load;

/** Names from files, for messages. */
final class Text {
    private static final int LONGEST = 60;

    private Text() {}

    /** Without control characters, and not longer than a message bears. */
    static String brief(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }
}
