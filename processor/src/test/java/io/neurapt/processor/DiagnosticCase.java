package io.neurapt.processor;

import io.neurapt.processor.check.Id;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mistake in a source file, and the message for it.
 *
 * @param id of the message
 * @param text part of the message
 * @param source body of demo/Spec.java; « stands before what javac points at, » before what ECJ does. Without » ECJ points at the same
 *     place, or, where that is a value in an annotation, at the value's name
 * @param others further source files
 */
record DiagnosticCase(Id id, String text, String source, Map<String, String> others) {
    private static final String HEAD = "package demo;\n\nimport io.neurapt.*;\n\n";
    private static final Pattern NAME = Pattern.compile("(\\w+) = \\(?\\w*$");

    /** A case of one file. */
    static DiagnosticCase of(Id id, String text, String source) {
        return new DiagnosticCase(id, text, source.replace("@Regression", "@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR)"), Map.of());
    }

    /** With one more file in the same package. */
    DiagnosticCase with(String name, String text) {
        Map<String, String> more = new TreeMap<>(others);
        more.put("demo." + name, HEAD + text);
        return new DiagnosticCase(id, this.text, source, more);
    }

    Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>(others);
        sources.put("demo.Spec", HEAD + source.replaceAll("[«»]", ""));
        return sources;
    }

    /** Line and column that a compiler is to name. */
    String place(TestCompiler compiler) {
        if (compiler == TestCompiler.ECJ && source.contains("record Spec")) {
            return ":0:1"; // it has no place for messages on records, whatever they point at
        }
        boolean own = compiler == TestCompiler.ECJ && source.contains("»");
        String before = (HEAD + source).split(own ? "»" : "«", 2)[0].replaceAll("[«»]", "");
        if (compiler == TestCompiler.ECJ && !own) {
            Matcher name = NAME.matcher(before);
            before = name.find() ? before.substring(0, name.start()) : before;
        }
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return "Spec.java:" + line + ":" + (before.length() - before.lastIndexOf('\n'));
    }

    @Override
    public String toString() {
        return id + " " + text;
    }
}
