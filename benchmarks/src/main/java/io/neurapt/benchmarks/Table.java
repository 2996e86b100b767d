package io.neurapt.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures Neurapt against every peer that is found, and prints for each comparison a line: case, strategy, ours, peer,
 * ratio of ours to the peer's figure. All who take part in a case run as processes of their own, are warmed up one by
 * one and then measured in turn, round after round; a figure is the median of the rounds.
 */
final class Table {
    /** What follows this line in a Markdown file is replaced by the results. */
    private static final String RESULTS = "## Results\n";

    private final Settings settings;
    private final PrintStream out;
    private final Entrants entrants;
    private final List<Entrant> ours;
    private final List<Entrant> peers;
    private final Set<Entrant> absent = new HashSet<>();

    private Table(Settings settings, PrintStream out, Path folder) throws IOException {
        this.settings = settings;
        this.out = out;
        entrants = new Entrants(settings, folder);
        ours = entrants.ours();
        peers = entrants.peers();
    }

    /** Runs all cases that the settings ask for. */
    static void run(Settings settings, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("benchmarks");
        try {
            new Table(settings, out, folder).run();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run() throws IOException {
        String machine = describe();
        out.println(machine);
        Report report = new Report(out);
        for (Case c : Case.all()) {
            if (settings.wants(c.name())) {
                report.add(c, race(c, report));
            }
        }
        new Features(settings, ours).addTo(report);
        new Processes(settings, entrants, ours).addTo(report);
        if (settings.out() != null) {
            write(settings.out(), machine + "\n" + report.markdown());
        }
    }

    /** The figures of all who can do a case. */
    private Map<Entrant, Double> race(Case c, Report report) throws IOException {
        Map<Entrant, Child> children = new LinkedHashMap<>();
        Map<Entrant, double[]> times = new LinkedHashMap<>();
        try {
            for (Entrant entrant : Stream.concat(ours.stream(), peers.stream()).toList()) {
                if (entrant.takesPartIn(c) && !absent.contains(entrant)) {
                    start(entrant, c, children, report);
                }
            }
            for (int round = 0; round < settings.rounds(); round++) {
                for (Entrant entrant : List.copyOf(children.keySet())) {
                    try {
                        double ns = children.get(entrant).measure() * entrant.operations(c);
                        times.computeIfAbsent(entrant, e -> new double[settings.rounds()])[round] = ns;
                    } catch (IOException e) {
                        report.absent(c.name(), entrant.name(), e.getMessage());
                        children.remove(entrant);
                        times.remove(entrant);
                    }
                }
            }
        } finally {
            for (Child child : children.values()) {
                child.close();
            }
        }
        Map<Entrant, Double> figures = new LinkedHashMap<>();
        times.forEach((entrant, ns) -> figures.put(entrant, c.kind().figure(median(ns))));
        return figures;
    }

    /** Keeps the process of an entrant who can do the case. */
    private void start(Entrant entrant, Case c, Map<Entrant, Child> children, Report report) throws IOException {
        Child child = Child.start(entrant, entrant.measures(c), settings);
        String answer = child.answer();
        if (answer.equals("ready")) {
            children.put(entrant, child);
            return;
        }
        child.close();
        if (!answer.equals("absent has no such case")) {
            report.absent(c.name(), entrant.name(), "is " + answer);
            absent.add(entrant);
        }
    }

    /** Date, processor, JDKs, peak, and what a tile can make of it. */
    private String describe() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(LocalDate.now()).append(", ").append(settings.machine()).append(".\n");
        for (Path home : settings.jdks()) {
            text.append("JDK ").append(Settings.version(home)).append(", ");
        }
        text.append("the peers in Java on JDK ").append(Runtime.version()).append(".\n");
        for (Entrant peer : peers) {
            if (peer.kind() == Entrant.Kind.BOUND) {
                text.append(String.format(
                        Locale.ROOT,
                        "FMA peak of a core: %.0f GFLOP/s float, %.0f double. A product's tile in C, in the first-level cache: "
                                + "%.0f, and %.0f where rows lie as Java's arrays do.%n",
                        1 / best(peer, "peak-float"),
                        1 / best(peer, "peak-double"),
                        1 / best(peer, "tile-float"),
                        1 / best(peer, "tile-float-unaligned")));
            }
        }
        return text.toString();
    }

    private double best(Entrant entrant, String measures) throws IOException {
        try (Child child = Child.start(entrant, measures, settings)) {
            child.answer();
            double[] ns = new double[settings.rounds()];
            for (int round = 0; round < ns.length; round++) {
                ns[round] = child.measure();
            }
            return Arrays.stream(ns).min().getAsDouble();
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A file that has results gets new ones; its name never belongs to half a file. */
    private static void write(Path file, String results) throws IOException {
        String head = Files.exists(file) ? Files.readString(file) : "";
        int cut = head.indexOf(RESULTS);
        String text = (cut < 0 ? head : head.substring(0, cut)) + RESULTS + "\n" + results;
        Path target = file.toAbsolutePath();
        Path part = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        Files.writeString(part, text);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
