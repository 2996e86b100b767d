package io.neurapt.diagnosis;

import io.neurapt.kernel.Fma;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints what this machine and this java are, how fast each strategy for matrix products is on them, and what would
 * make them faster. It is the main class of the library's jar:
 *
 * <pre>
 * java -jar neurapt-runtime-VERSION.jar
 * </pre>
 *
 * <p>It takes about 20 seconds, or a few with the argument {@code --quick}, whose figures say little. Options of java
 * that start with {@code -X} or {@code -D} hold for the measurements as well.
 */
public final class Diagnosis {
    private static final String QUICK = "--quick";
    private static final List<String> FEATURES = List.of(
            "sse4_2", "avx", "avx2", "fma", "avx512f", "avx512bw", "avx512dq", "avx512vl", "asimd", "sve", "sve2");

    private static final int WIDTH = 100;
    /** Share of a core below which figures are not to be trusted. */
    private static final double BUSY = 0.8;

    private final PrintStream out;
    private final boolean quick;
    private final Cpu cpu = Cpu.here();
    private final String coreType = Optional.ofNullable(System.getenv(Child.CORE_TYPE)).orElse("");
    private final boolean vectorApi =
            ModuleFinder.ofSystem().find(Child.VECTOR_API).isPresent();
    private final boolean hasOpenBlas =
            System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64");
    private final List<String> missing = new ArrayList<>();
    private final List<Measurement> measured = new ArrayList<>();
    private final Table table;

    private Diagnosis(PrintStream out, boolean quick) {
        this.out = out;
        this.quick = quick;
        this.table = new Table(out);
    }

    /**
     * Prints the diagnosis.
     *
     * @param args nothing, or {@code --quick}
     */
    public static void main(String[] args) {
        boolean quick = List.of(args).equals(List.of(QUICK));
        if (args.length > 0 && !quick) {
            System.err.println("Unknown arguments: " + String.join(" ", args) + ". There is only " + QUICK
                    + ", for a short run whose figures say little.");
            System.exit(2);
        }
        try {
            new Diagnosis(System.out, quick).run();
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("The diagnosis cannot start processes of its own: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        String version = Jars.attribute("Implementation-Version").map(v -> " " + v).orElse("");
        out.println("Neurapt" + version + " on this machine ("
                + (quick ? "in a hurry: the figures say little" : "takes about 20 seconds") + ")");
        out.println();
        java();
        processor();
        Child child = new Child(Jars.classPath(libraries()));
        out.println();
        measure(child);
        Measurement taken = taken(child);
        out.println();
        notes();
        out.println(choice(child, taken));
        out.println();
        advise(taken);
    }

    private void java() {
        line("java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor") + ", "
                + System.getProperty("java.vm.name") + " (" + System.getProperty("java.vm.info") + ")");
        line("", System.getProperty("java.home"));
        line("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch"));
    }

    private void processor() {
        line("processor", cpu.name());
        line("cores", Runtime.getRuntime().availableProcessors() + " for this process");
        List<String> features = FEATURES.stream().filter(cpu.features()::contains).toList();
        line("features", features.isEmpty() ? "unknown" : String.join(" ", features));
        line("fused multiply-add", Fma.isHardware() ? "in hardware" : "not in hardware");
    }

    /** Those that were found apart from the class path. */
    private List<Path> libraries() {
        List<Path> found = new ArrayList<>();
        for (Library library : Library.values()) {
            if (library == Library.OPENBLAS && !hasOpenBlas) {
                continue;
            }
            Optional<Path> elsewhere = library.isHere() ? Optional.empty() : library.elsewhere();
            elsewhere.ifPresent(found::add);
            if (!library.isHere() && elsewhere.isEmpty()) {
                missing.add(library.fileName(library.version().orElse("VERSION")));
            }
            line(library.artifact() + " jar", library.isHere()
                    ? "on the class path"
                    : elsewhere.map(Path::toString).orElse("not found"));
        }
        line(Child.CORE_TYPE, coreType.isEmpty() ? "not set" : coreType);
        return found;
    }

    private void line(String name, String value) {
        out.printf(Locale.ROOT, "%-20s%s%n", name, value);
    }

    private void measure(Child child) throws IOException {
        table.head();
        if (vectorApi) {
            add(child.run("simd", true, coreType, quick ? 200 : 6000));
        } else {
            add(Measurement.absent("simd", coreType, "this java lacks the module " + Child.VECTOR_API));
        }
        measureNative(child, "openblas", coreType.isEmpty() ? Optional.empty() : Optional.of(""));
        measureNative(child, "jblas", cpu.jblasCore());
        add(child.run("portable", false, coreType, millis()));
    }

    private void notes() {
        measured.stream()
                .filter(Measurement::isTold)
                .map(m -> "(told): with " + Child.CORE_TYPE + "=" + m.coreType() + " in the environment")
                .distinct()
                .forEach(out::println);
        double share = measured.stream().mapToDouble(Measurement::share).min().orElse(1);
        if (share < BUSY) {
            out.printf(
                    Locale.ROOT,
                    "Only %.0f %% of a core was left for this at times: repeat it when other programs are idle.%n",
                    100 * share);
        }
        out.println();
    }

    /** As the environment has it, and with another core type if that is one. */
    private void measureNative(Child child, String strategy, Optional<String> otherCore) throws IOException {
        if (missing.stream().anyMatch(name -> name.startsWith(strategy))) {
            add(Measurement.absent(strategy, coreType, "its jar was not found"));
            return;
        }
        Measurement asItIs = child.run(strategy, false, coreType, millis());
        add(asItIs);
        if (asItIs.isPresent() && otherCore.isPresent() && !otherCore.get().equals(coreType)) {
            Measurement other = child.run(strategy, false, otherCore.get(), millis());
            if (!other.kernels().equals(asItIs.kernels())) {
                add(other);
            }
        }
    }

    private void add(Measurement measurement) {
        measured.add(measurement);
        table.row(measurement);
    }

    /** What is chosen without any flag; it gets a row of its own where it is a mixture of two. */
    private Measurement taken(Child child) throws IOException {
        Measurement choice = child.run("", false, coreType, 0);
        Optional<Measurement> row = row(choice);
        if (row.isPresent() || !choice.isPresent()) {
            return row.orElse(choice);
        }
        Measurement mixture = child.run("", false, coreType, millis());
        row = row(mixture); // the choice depends on measurements, so it may be another one now
        if (row.isEmpty()) {
            add(mixture);
        }
        return row.orElse(mixture);
    }

    private Optional<Measurement> row(Measurement choice) {
        return measured.stream()
                .filter(m -> m.strategy().equals(choice.strategy()) && m.coreType().equals(coreType))
                .findFirst();
    }

    private int millis() {
        return quick ? 100 : 2000;
    }

    private String choice(Child child, Measurement taken) throws IOException {
        String why = missing.isEmpty() ? ": " + taken.absent() : " without the jars that were not found";
        String plain = taken.isPresent()
                ? "Without any flag, this java takes " + taken.strategy() + "."
                : "What this java takes without any flag cannot be told" + why + ".";
        if (!vectorApi) {
            return plain;
        }
        Measurement choice = child.run("", true, coreType, 0);
        return choice.isPresent()
                ? plain + " With --add-modules " + Child.VECTOR_API + ", it takes " + choice.strategy() + "."
                : plain;
    }

    private void advise(Measurement taken) {
        List<String> texts = new Suggestions(
                        Runtime.version().feature(),
                        vectorApi,
                        hasOpenBlas,
                        cpu,
                        Fma.isHardware(),
                        coreType,
                        missing,
                        taken,
                        measured)
                .texts();
        if (texts.isEmpty()) {
            out.println("Nothing known would make it faster.");
            return;
        }
        out.println("To make it faster:");
        texts.forEach(text -> out.println("- " + wrap(text)));
        if (!missing.isEmpty()) {
            out.println();
            out.println("  java -cp " + Jars.own() + File.pathSeparator + String.join(File.pathSeparator, missing) + " "
                    + Diagnosis.class.getName());
        }
    }

    private static String wrap(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            boolean fits = column + word.length() < WIDTH;
            lines.append(column == 0 ? "" : fits ? " " : System.lineSeparator() + "  ").append(word);
            column = (fits ? column : 0) + word.length() + 1;
        }
        return lines.toString();
    }
}
