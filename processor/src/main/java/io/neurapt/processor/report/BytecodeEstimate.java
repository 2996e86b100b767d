package io.neurapt.processor.report;

import io.neurapt.processor.write.GeneratedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimates from generated sources how many bytes of bytecode their methods will have; a processor never sees the class files. It
 * knows the Java that this project writes, not Java: a test holds it against the class files.
 */
public final class BytecodeEstimate {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern CONSTANT = Pattern.compile("static final int (\\w+) = (\\d+);");
    private static final Pattern METHOD_NAME = Pattern.compile("(\\w+)\\(");

    private final List<Method> methods = new ArrayList<>();
    private final Map<String, Integer> constants = new HashMap<>();

    /**
     * A method.
     *
     * @param owner simple name of its class
     * @param name {@code <init>} for constructors, {@code <clinit>} for the initialisers of static fields
     */
    public record Method(String owner, String name, int bytes) {}

    private BytecodeEstimate() {}

    /** All methods of the classes of one network. */
    public static List<Method> of(List<GeneratedFile> files) {
        BytecodeEstimate estimate = new BytecodeEstimate();
        for (GeneratedFile file : files) {
            Matcher constant = CONSTANT.matcher(file.text());
            while (constant.find()) {
                estimate.constants.put(constant.group(1), Integer.valueOf(constant.group(2)));
            }
        }
        files.forEach(estimate::add);
        return List.copyOf(estimate.methods);
    }

    private void add(GeneratedFile file) {
        String owner = file.className().substring(file.className().lastIndexOf('.') + 1);
        String text = COMMENT.matcher(file.text()).replaceAll("");
        int initializers = 0;
        int start = text.indexOf('{') + 1; // of the member at hand
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == ';') {
                initializers += initializer(text.substring(start, i));
                start = i + 1;
            } else if (text.charAt(i) == '{') {
                int end = closing(text, i);
                String head = text.substring(start, i);
                Matcher name = METHOD_NAME.matcher(head);
                if (name.find()) {
                    boolean constructor = name.group(1).equals(owner);
                    int bytes = new CodeSize(constants, head.substring(name.start())).of(text.substring(i, end), head.contains("static "));
                    methods.add(new Method(owner, constructor ? "<init>" : name.group(1), bytes));
                }
                i = end;
                start = end + 1;
            }
        }
        if (initializers > 0) {
            methods.add(new Method(owner, "<clinit>", initializers + 1));
        }
    }

    /** What a field adds to the static initialiser: nothing if it is an int constant or has no value. */
    private int initializer(String field) {
        int equals = field.indexOf('=');
        boolean constant = field.contains("static final int ");
        return equals < 0 || constant ? 0 : new CodeSize(constants, "()").of(field.substring(equals + 1), true) + 2;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; ; i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
    }
}
