package io.neurapt.diagnosis;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a {@link Probe} in a process of its own, on this java with the options that this process was started with. */
final class Child {
    /** The environment variable that tells OpenBLAS which kernels to take. */
    static final String CORE_TYPE = "OPENBLAS_CORETYPE";
    /** The name of the module with the Vector API. */
    static final String VECTOR_API = "jdk.incubator.vector";

    private final String classPath;

    Child(String classPath) {
        this.classPath = classPath;
    }

    /**
     * Runs to the end.
     *
     * @param strategy to be forced; empty for what the process chooses itself
     * @param vectorApi whether it gets the module
     * @param coreType for OpenBLAS; empty for none
     * @param millis to measure, 0 for not at all
     */
    Measurement run(String strategy, boolean vectorApi, String coreType, int millis) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (ModuleLayer.boot().findModule("java.management").isPresent()) {
            command.addAll(Options.ofThisProcess());
        }
        if (vectorApi) {
            command.addAll(List.of("--add-modules", VECTOR_API));
        }
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED"); // without it, these versions print a warning
        }
        if (!strategy.isEmpty()) {
            command.add("-Dneurapt.kernel=" + strategy);
        }
        command.addAll(List.of("-classpath", classPath, Probe.class.getName(), String.valueOf(millis)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("OPENBLAS_VERBOSE", "2"); // it prints which kernels it takes
        if (coreType.isEmpty()) {
            environment.remove(CORE_TYPE);
        } else {
            environment.put(CORE_TYPE, coreType);
        }
        Process process = builder.start();
        try (BufferedReader reader = process.inputReader()) {
            List<String> lines = reader.lines().toList();
            return Measurement.parse(strategy, coreType, lines, process.waitFor());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return Measurement.absent(strategy, coreType, "interrupted");
        }
    }

    /** Apart, as a java may lack the module that tells. */
    private static final class Options {
        static List<String> ofThisProcess() {
            return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(option -> option.startsWith("-X") || option.startsWith("-D"))
                    .filter(option -> !option.startsWith("-Xrun") && !option.startsWith("-Xdebug"))
                    .filter(option -> !option.startsWith("-Dneurapt.kernel="))
                    .toList();
        }
    }
}
