package io.neurapt.benchmarks;

import java.io.IOException;
import java.util.Locale;

/** Starts a program of this module by its name; see docs/benchmarks.md. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs a program.
     *
     * @param args {@code table} or {@code jmh}
     */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        switch (args.length == 0 ? "" : args[0]) {
            case "table":
                Table.run(Settings.ofProperties(), System.out);
                break;
            case "jmh":
                String cases = System.getProperty("cases", "");
                boolean quick = Settings.ofProperties().quick();
                org.openjdk.jmh.Main.main(
                        quick
                                ? new String[] {"-f", "1", "-wi", "1", "-i", "1", "-w", "1", "-r", "1", cases}
                                : new String[] {cases});
                break;
            default:
                System.out.println("Say -Dbenchmark=table or -Dbenchmark=jmh.");
                System.exit(2);
        }
    }
}
