package io.neurapt.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a {@link Probe} found out.
 *
 * @param strategy its name, as {@code -Dneurapt.kernel} takes it
 * @param coreType value of {@code OPENBLAS_CORETYPE} in its environment; empty if unset
 * @param kernels which processor or vectors its kernels are made for; empty if it does not say
 * @param speeds GFLOP/s of {@link Shape#ALL}; empty if not measured
 * @param share processor time of the process divided by time; under 1 where other programs compete, or it has to wait
 * @param absent why the strategy cannot be had; empty if it can
 */
record Measurement(String strategy, String coreType, String kernels, List<Double> speeds, double share, String absent) {
    static Measurement absent(String strategy, String coreType, String reason) {
        return new Measurement(strategy, coreType, "", List.of(), 1, reason);
    }

    /**
     * From what a probe printed.
     *
     * @param strategy that was asked for; empty if it was left to choose
     */
    static Measurement parse(String strategy, String coreType, List<String> lines, int exit) {
        String name = strategy;
        String kernels = "";
        String core = "";
        double share = 1;
        List<Double> speeds = new ArrayList<>();
        String absent = exit == 0 ? "" : ended(lines, exit);
        for (String line : lines) {
            int space = line.indexOf(' ') + 1;
            String value = line.substring(space);
            switch (line.substring(0, space)) {
                case "@strategy " -> name = value;
                case "@kernels " -> kernels = value;
                case "@absent " -> absent = value;
                case "@speeds " -> {
                    for (String speed : value.split(" ")) {
                        speeds.add(Double.valueOf(speed));
                    }
                }
                case "@share " -> share = Double.parseDouble(value);
                case "Core: " -> core = value; // OpenBLAS itself; the one in jblas can be asked in no other way
                default -> {}
            }
        }
        return absent.isEmpty()
                ? new Measurement(name, coreType, core.isEmpty() ? kernels : core, List.copyOf(speeds), share, "")
                : absent(name, coreType, absent);
    }

    private static String ended(List<String> lines, int exit) {
        return "its process ended with code " + exit
                + lines.stream()
                        .filter(line -> !line.startsWith("@") && line.matches(".*[a-z].*"))
                        .findFirst()
                        .map(line -> ": " + line)
                        .orElse("");
    }

    boolean isPresent() {
        return absent.isEmpty();
    }

    /** Whether it runs on a native library's kernels, at least partly. */
    boolean isNative() {
        return strategy.contains("openblas") || strategy.contains("jblas");
    }

    /** Whether the environment told it which kernels to take. */
    boolean isTold() {
        return isPresent() && isNative() && !coreType.isEmpty();
    }

    /** How many times as fast as the other this is: the geometric mean over all shapes. */
    double gain(Measurement other) {
        double sum = 0;
        for (double ratio : ratios(other)) {
            sum += Math.log(ratio);
        }
        return Math.exp(sum / speeds.size());
    }

    /** For example {@code 1.2 to 3.0 times as fast}. */
    String comparedTo(Measurement other) {
        double[] ratios = ratios(other);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double ratio : ratios) {
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
        }
        String from = String.format(Locale.ROOT, "%.1f", least);
        String to = String.format(Locale.ROOT, "%.1f", most);
        return (from.equals(to) ? from : from + " to " + to) + " times as fast";
    }

    private double[] ratios(Measurement other) {
        double[] ratios = new double[speeds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = speeds.get(i) / other.speeds.get(i);
        }
        return ratios;
    }
}
