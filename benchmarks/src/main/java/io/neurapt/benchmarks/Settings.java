package io.neurapt.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What the program was told on its command line.
 *
 * @param cases the cases whose names contain a match are run
 * @param quick whether to measure for so short a time that the figures say little
 * @param out where the Markdown goes, or null
 * @param jdks homes of the JDKs that run Neurapt
 * @param kernel value of {@code neurapt.kernel}, or empty
 * @param python the command of Python
 * @param machine what to call this machine
 */
record Settings(
        Pattern cases, boolean quick, Path out, List<Path> jdks, String kernel, String python, String machine) {
    static Settings ofProperties() {
        List<Path> jdks = new ArrayList<>();
        for (String home : property("jdks", System.getProperty("java.home")).split(File.pathSeparator)) {
            jdks.add(Path.of(home));
        }
        String out = property("out", "");
        return new Settings(
                Pattern.compile(property("cases", "")),
                Boolean.parseBoolean(property("quick", "false")),
                out.isEmpty() ? null : Path.of(out),
                jdks,
                property("kernel", ""),
                property("python", "python3"),
                property("machine", Machine.describe()));
    }

    /** Unset and empty are the same, as Maven passes empty properties on. */
    private static String property(String name, String other) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? other : value;
    }

    boolean wants(String name) {
        return cases.matcher(name).find();
    }

    /** Milliseconds that every process runs before it is measured. */
    int warmup() {
        return quick ? 200 : 4000;
    }

    /** Milliseconds of one measurement. */
    int target() {
        return quick ? 20 : 100;
    }

    /** Measurements of every process. */
    int rounds() {
        return quick ? 3 : 11;
    }

    /** Processes that are compared to see whether some are compiled worse than others. */
    int forks() {
        return quick ? 3 : 20;
    }

    /** The feature version of a JDK, from its {@code release} file. */
    static String version(Path home) throws IOException {
        Properties release = new Properties();
        release.load(new StringReader(Files.readString(home.resolve("release"))));
        String full = release.getProperty("JAVA_VERSION").replace("\"", "");
        return full.split("\\.")[0];
    }
}
