package io.neurapt.processor.check;

import io.neurapt.processor.spec.Anchor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options {@code -Aneurapt.…}.
 *
 * @param report whether a table of every network is printed
 * @param page where a page with all networks goes to, if anywhere
 * @param weights root folder of the files that specs name as their weights, if it is given
 * @param problems options that do not exist, values that do not fit
 * @param given all of them that were given, right or wrong
 */
public record Options(
        boolean report, Optional<Path> page, Optional<Path> weights, List<Problem> problems, Set<String> given) {
    private static final String PREFIX = "neurapt.";
    private static final String REPORT = PREFIX + "report";
    private static final String WEIGHTS = PREFIX + "weights";
    private static final List<String> KNOWN = List.of(REPORT, WEIGHTS);
    /** More letters to change than this are not a slip of the finger. */
    private static final int SLIPS = 3;

    /** Reads the options that the compiler was given. */
    public static Options of(Map<String, String> options) {
        Problems problems = new Problems();
        Set<String> given = new TreeSet<>(KNOWN);
        for (String name : new TreeSet<>(options.keySet())) {
            if (isOurs(name)) {
                given.add(name);
                if (!KNOWN.contains(name)) {
                    unknown(name, problems);
                }
            }
        }
        String page = options.get(REPORT) == null ? "" : options.get(REPORT);
        Optional<Path> html = page(page, problems);
        Optional<Path> folder = folder(options.get(WEIGHTS), problems);
        return new Options(options.containsKey(REPORT), html, folder, problems.found(), Set.copyOf(given));
    }

    private static boolean isOurs(String name) {
        return name.equals("neurapt") || name.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    private static void unknown(String name, Problems problems) {
        List<String> near = new ArrayList<>(KNOWN);
        near.removeIf(known -> distance(name.toLowerCase(Locale.ROOT), known) > SLIPS);
        problems.add(
                Id.OPTION,
                Anchor.NONE,
                near.isEmpty() ? "there is no option -A%s; there are %s" : "there is no option -A%s. Did you mean %s?",
                name,
                near.isEmpty() ? "-A" + String.join(" and -A", KNOWN) : "-A" + String.join(" or -A", near));
    }

    private static Optional<Path> page(String value, Problems problems) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (value.endsWith(".html") || value.endsWith(".htm")) {
                return Optional.of(Path.of(value).toAbsolutePath());
            }
        } catch (InvalidPathException e) {
            // told below
        }
        problems.add(
                Id.OPTION,
                Anchor.NONE,
                "-A%s=%s names no HTML file; use -A%s=network.html, or -A%s alone for tables in the compiler's output",
                REPORT,
                value,
                REPORT,
                REPORT);
        return Optional.empty();
    }

    private static Optional<Path> folder(String value, Problems problems) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            Path folder = Path.of(value);
            if (!value.isEmpty() && Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        } catch (InvalidPathException e) {
            // told below
        }
        problems.add(
                Id.OPTION,
                Anchor.NONE,
                "-A%s=%s names no folder; use the root under which the model files lie, such as src/main/resources",
                WEIGHTS,
                value);
        return Optional.empty();
    }

    /** Levenshtein's: letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
