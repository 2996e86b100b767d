package io.neurapt.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What concerns whole processes: allocation, cold start, and whether all processes are compiled equally well. */
final class Processes {
    private static final List<String> FORKED = List.of("predict-T5", "train-A-128-sgd");

    private final Settings settings;
    private final Entrants entrants;
    private final List<Entrant> ours;

    Processes(Settings settings, Entrants entrants, List<Entrant> ours) {
        this.settings = settings;
        this.entrants = entrants;
        this.ours = ours;
    }

    /** Measures what the settings ask for. */
    void addTo(Report report) throws IOException {
        for (Entrant entrant : ours) {
            for (String name : Allocation.CASES) {
                if (settings.wants("allocation-" + name)) {
                    report.add("allocation-" + name, entrant.name(), allocation(entrant, name), "nothing", 0, "B");
                }
            }
        }
        if (settings.wants("cold-start")) {
            coldStart(report);
        }
        for (String name : FORKED) {
            for (Entrant entrant : ours) {
                if (settings.wants("forks-" + name) && entrant.isOneThread()) {
                    forks(report, entrant, name);
                }
            }
        }
    }

    private static double allocation(Entrant entrant, String name) throws IOException {
        List<String> command = new ArrayList<>(entrant.command());
        command.subList(command.indexOf(Worker.class.getName()), command.size()).clear();
        command.add(Allocation.class.getName());
        command.add(name);
        try (Child child = Child.start(command, Map.of())) {
            return Double.parseDouble(child.answer());
        }
    }

    /** From the start of a process to its end. */
    private void coldStart(Report report) throws IOException {
        Map<String, List<String>> programs = new LinkedHashMap<>();
        for (Path home : settings.jdks()) {
            for (boolean simd : new boolean[] {true, false}) {
                String strategy = entrants.strategy(home, simd);
                programs.put(strategy, with(entrants.bareJava(home, simd, true), ColdStart.class));
                programs.put(strategy + " line", with(entrants.bareJava(home, simd, false), OneLine.class));
            }
        }
        Map<String, double[]> times = new LinkedHashMap<>();
        for (int round = -1; round < settings.rounds(); round++) {
            for (Map.Entry<String, List<String>> program : programs.entrySet()) {
                long start = System.nanoTime();
                Child.start(program.getValue(), Map.of()).close();
                double ms = (System.nanoTime() - start) / 1e6;
                if (round >= 0) {
                    times.computeIfAbsent(program.getKey(), p -> new double[settings.rounds()])[round] = ms;
                }
            }
        }
        for (Path home : settings.jdks()) {
            String plain = entrants.strategy(home, false);
            for (boolean simd : new boolean[] {true, false}) {
                String strategy = entrants.strategy(home, simd);
                double ms = Table.median(times.get(strategy));
                report.add("cold-start", strategy, ms, "a line", Table.median(times.get(plain + " line")), "ms");
                if (simd) {
                    double line = Table.median(times.get(strategy + " line"));
                    report.add("cold-start", strategy, ms, "a line, same flag", line, "ms");
                }
            }
        }
    }

    private static List<String> with(List<String> command, Class<?> main) {
        command.add(main.getName());
        return command;
    }

    /** Each process counts with its best measurement: other load on the machine is not what this is about. */
    private void forks(Report report, Entrant entrant, String name) {
        double[] best = new double[settings.forks()];
        try {
            for (int fork = 0; fork < best.length; fork++) {
                best[fork] = best(entrant, name);
            }
        } catch (IOException e) {
            report.absent("forks-" + name, entrant.name(), e.getMessage());
            return;
        }
        double worst = Arrays.stream(best).max().getAsDouble();
        report.add("forks-" + name, entrant.name(), worst, "median of " + best.length, Table.median(best), "ns");
    }

    private double best(Entrant entrant, String name) throws IOException {
        try (Child child = Child.start(entrant, name, settings)) {
            child.answer();
            double best = Double.POSITIVE_INFINITY;
            for (int round = 0; round < 5; round++) {
                best = Math.min(best, child.measure());
            }
            return best;
        }
    }
}
