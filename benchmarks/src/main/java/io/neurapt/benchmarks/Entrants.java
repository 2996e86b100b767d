package io.neurapt.benchmarks;

import io.neurapt.diagnosis.Cpu;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds who can take part on this machine. */
final class Entrants {
    private static final String PACKAGE = Entrants.class.getPackageName() + ".";
    private static final Map<String, String> JAVA_PEERS =
            new TreeMap<>(Map.of("ONNX Runtime", "OnnxRuntime", "Smile", "Smile", "DJL, PyTorch", "Djl"));
    private static final List<String> C_SOURCES =
            List.of("reference.h", "reference.c", "predict.c", "train.c", "peak.c", "tile.c");

    private static final List<String> OPENBLAS =
            List.of("libquadmath.so.0", "libgcc_s.so.1", "libgfortran.so.5", "libopenblas.so.0");

    private final Settings settings;
    private final Path folder;

    /** Puts what is compiled or extracted into a folder. */
    Entrants(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /** Neurapt on every JDK, with the module of the Vector API and without. */
    List<Entrant> ours() throws IOException {
        List<Entrant> ours = new ArrayList<>();
        for (Path home : settings.jdks()) {
            for (boolean simd : new boolean[] {true, false}) {
                ours.add(ours(home, simd, "", Neurapt.class));
                ours.add(ours(home, simd, " 2 threads", TwoThreads.class));
            }
        }
        return ours;
    }

    private Entrant ours(Path home, boolean simd, String suffix, Class<? extends Peer> type) throws IOException {
        List<String> command = java(home, simd, true);
        command.add(Worker.class.getName());
        command.add(type.getName());
        return new Entrant(strategy(home, simd) + suffix, Entrant.Kind.OURS, command);
    }

    /** The name of a set-up, for example {@code 25+simd}. */
    String strategy(Path home, boolean simd) throws IOException {
        String kernel = settings.kernel().isEmpty() ? "" : "/" + settings.kernel();
        return "JDK " + Settings.version(home) + (simd ? " simd" : "") + kernel;
    }

    /** Everybody else who is found. */
    List<Entrant> peers() throws IOException {
        List<Entrant> peers = new ArrayList<>();
        reference().ifPresent(program -> {
            peers.add(new Entrant("FMA bound", Entrant.Kind.BOUND, List.of(program)));
            peers.add(new Entrant("C", Entrant.Kind.PEER, List.of(program)));
        });
        List<String> jblas = peer("Jblas");
        peers.add(new Entrant("jblas", Entrant.Kind.PEER, jblas));
        Cpu.here().jblasCore()
                .ifPresent(core -> peers.add(new Entrant(
                        "jblas " + core, Entrant.Kind.PEER, jblas, Map.of("OPENBLAS_CORETYPE", core))));
        for (Map.Entry<String, String> entry : JAVA_PEERS.entrySet()) {
            String type = entry.getValue();
            if (Entrants.class.getResource(type + ".class") != null) {
                peers.add(new Entrant(
                        entry.getKey(),
                        Entrant.Kind.PEER,
                        peer(type),
                        type.equals("Smile") ? openBlas() : Map.of()));
            }
        }
        Path script = extract("python", "peers.py");
        for (String name : List.of("NumPy", "PyTorch")) {
            List<String> command = List.of(settings.python(), script.toString(), name.toLowerCase(Locale.ROOT));
            if (runs(List.of(settings.python(), "--version"))) {
                peers.add(new Entrant(name, Entrant.Kind.PEER, command));
            }
        }
        return peers;
    }

    /** The compiled C reference, where there is a gcc. */
    Optional<String> reference() throws IOException {
        List<String> command = new ArrayList<>(List.of("gcc", "-O3", "-march=native", "-ffast-math", "-o"));
        String program = folder.resolve("reference").toString();
        command.add(program);
        for (String source : C_SOURCES) {
            Path file = extract("c", source);
            if (source.endsWith(".c")) {
                command.add(file.toString());
            }
        }
        command.add("-lm");
        return runs(command) ? Optional.of(program) : Optional.empty();
    }

    private List<String> peer(String name) {
        List<String> command = java(Path.of(System.getProperty("java.home")), false, false);
        command.add(Worker.class.getName());
        command.add(PACKAGE + name);
        return command;
    }

    /** The start of a command line. The heap is touched before anything is measured: its first touch is slow. */
    private List<String> java(Path home, boolean simd, boolean ours) {
        List<String> command = bareJava(home, simd, ours);
        command.add(1, "-Xms512m");
        command.add(2, "-XX:+AlwaysPreTouch");
        return command;
    }

    /** The start of a command line, with nothing that a user would not say. */
    List<String> bareJava(Path home, boolean simd, boolean ours) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        if (simd) {
            command.add("--add-modules");
            command.add("jdk.incubator.vector");
        }
        if (ours && !settings.kernel().isEmpty()) {
            command.add("-Dneurapt.kernel=" + settings.kernel());
        }
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        return command;
    }

    /** For Smile, which looks for an installed OpenBLAS: where the one among the dependencies of Neurapt lies. */
    private Map<String, String> openBlas() throws IOException {
        for (String library : OPENBLAS) {
            Path file = extract("/org/bytedeco/openblas/linux-x86_64", library);
            if (library.startsWith("libopenblas")) {
                Files.move(file, folder.resolve("libopenblas.so"));
            }
        }
        return Map.of("LD_LIBRARY_PATH", folder.toString());
    }

    private Path extract(String directory, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Entrants.class.getResourceAsStream(directory + "/" + name)) {
            Files.copy(in, file);
        }
        return file;
    }

    private static boolean runs(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
