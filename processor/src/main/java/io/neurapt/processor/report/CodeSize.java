package io.neurapt.processor.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Size of one method's code: the sum over its tokens of the instructions that javac makes of them, as the Java Virtual Machine
 * Specification, chapter 6, encodes them.
 */
final class CodeSize {
    private static final Pattern TOKEN = Pattern.compile(
            "\"[^\"]*\"|'.'|\\d[\\w.]*(?:[eE]-?\\d+)?|[A-Za-z_]\\w*|\\+\\+|[-+*/<>=!]=|[-+*/%<>=!&|?:]|[\\[\\](){};,.]");
    private static final Set<String> COMPARISONS = Set.of("<", ">", "<=", ">=", "==", "!=", "?");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%", "[");
    private static final Set<String> SHORT_LITERALS = Set.of("0f", "1f", "2f", "0.0", "1.0");
    private static final Set<String> WITHOUT_CODE = Set.of(
            "final", "float", "double", "int", "long", "if", "null", ";", ",", ".", ")", "(", "]", "=");

    private final Map<String, Integer> constants;
    private final String parameters;
    private final Map<String, Integer> slots = new HashMap<>();
    private final Deque<Integer> scopes = new ArrayDeque<>();
    private List<String> tokens = List.of();
    private int nextSlot;

    CodeSize(Map<String, Integer> constants, String parameters) {
        this.constants = constants;
        this.parameters = parameters;
    }

    int of(String body, boolean isStatic) {
        nextSlot = isStatic ? 0 : 1;
        tokens = tokens(parameters);
        for (int i = 2; i < tokens.size(); i++) {
            if (tokens.get(i).equals(",") || tokens.get(i).equals(")")) {
                declare(i - 1);
            }
        }
        tokens = tokens(body);
        int bytes = body.contains("return") ? 0 : 1;
        for (int i = 0; i < tokens.size(); i++) {
            bytes += size(i);
        }
        return bytes;
    }

    private static List<String> tokens(String code) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(code);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private String token(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i);
    }

    private void declare(int i) {
        String type = token(i - 1);
        slots.put(token(i), nextSlot);
        nextSlot += type.equals("double") || type.equals("long") ? 2 : 1;
    }

    private int size(int i) {
        String token = token(i);
        if (token.equals("{")) {
            scopes.push(nextSlot);
            return 0;
        } else if (token.equals("}")) {
            nextSlot = scopes.pop();
            return 0;
        } else if (WITHOUT_CODE.contains(token)) {
            return 0;
        } else if (token.startsWith("\"") || token.startsWith("'")) {
            return 2;
        } else if (Character.isDigit(token.charAt(0))) {
            return isFolded(i) ? 0 : literal(token);
        } else if (Character.isLetter(token.charAt(0))) {
            return word(i);
        }
        return operator(i);
    }

    private int operator(int i) {
        String token = token(i);
        if (token.equals(":")) {
            return token(i - 2).equals("]") || slots.containsKey(token(i - 1)) ? 22 : 3; // a loop over an array, or a choice
        }
        if (token.equals("+") && isFolded(i + 1)) {
            return 0;
        }
        return COMPARISONS.contains(token) || token.equals("++") || token.endsWith("=") ? 3 : ARITHMETIC.contains(token) ? 1 : 0;
    }

    /** Whether a number is added to a constant by the compiler. */
    private boolean isFolded(int i) {
        return token(i - 1).equals("+") && constants.containsKey(token(i - 2)) && token(i).matches("\\d+");
    }

    private int literal(String token) {
        if (!token.matches("\\d+")) {
            return SHORT_LITERALS.contains(token) ? 1 : 3;
        }
        return integer(Integer.parseInt(token));
    }

    private static int integer(int value) {
        return value <= 5 ? 1 : value <= Byte.MAX_VALUE ? 2 : 3;
    }

    private int word(int i) {
        String token = token(i);
        String next = token(i + 1);
        boolean type = Character.isLetter(token(i - 1).isEmpty() ? '.' : token(i - 1).charAt(0)) || token(i - 1).equals("]");
        if (type && (next.equals("=") || next.equals(":")) && !slots.containsKey(token) && !token(i - 1).equals("return")) {
            declare(i);
        }
        if (slots.containsKey(token) && !token(i - 1).equals(".")) {
            int slot = slots.get(token);
            return slot <= 3 ? 1 : slot <= 255 ? 2 : 4;
        }
        if (constants.containsKey(token)) {
            int added = isFolded(i + 2) ? Integer.parseInt(token(i + 2)) : 0;
            return integer(constants.get(token) + added);
        }
        return switch (token) {
            case "new" -> token(i + 2).equals("[") ? token(i + 5).equals("[") ? 2 : 1 : 4;
            case "return", "true", "false", "this" -> 1;
            case "for", "else" -> 3;
            case "super" -> 4;
            case "FloatScratch", "DoubleScratch", "FloatBatchScratch", "DoubleBatchScratch" ->
                    next.equals("(") ? 3 + array(i + 2) : 0;
            default -> name(token, token(i - 1), next);
        };
    }

    /** What it takes to put arguments into the array of a method with a variable number of them. */
    private int array(int first) {
        int end = first;
        while (!token(end).equals(")")) {
            end++;
        }
        int elements = (end - first + 1) / 2;
        return 3 + elements * 4;
    }

    /** Of a class, a method, or a field. */
    private static int name(String token, String before, String next) {
        if (next.equals("(")) {
            return before.equals(".") || before.equals("new") ? 3 : 4; // of this object: it is loaded first
        }
        if (token.equals("length")) {
            return 1;
        }
        if (Character.isUpperCase(token.charAt(0))) {
            boolean field = token.equals(token.toUpperCase(Locale.ROOT)) || before.equals(".");
            return field ? 3 : 0;
        }
        return before.equals(".") ? 3 : next.equals("[") && before.equals("new") ? 0 : 4;
    }
}
