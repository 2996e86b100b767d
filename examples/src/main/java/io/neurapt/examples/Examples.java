package io.neurapt.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Runs one of the examples by its name: {@code mvn -q compile exec:exec -Dexample=flower}. */
public final class Examples {
    private static final List<Entry> ALL = List.of(
            new Entry("flower", "two classes in the plane, drawn as PNG", FlowerExample::run),
            new Entry("logistic", "logistic regression: is a tumour malignant?", LogisticExample::run),
            new Entry("digits", "handwritten digits of 8x8 pixels", DigitsExample::run),
            new Entry("torch", "the same with a network that PyTorch trained", TorchExample::run),
            new Entry("service", "from a table to predictions over HTTP", ServiceExample::run),
            new Entry(
                    "mnist",
                    "handwritten digits of 28x28 pixels; -Ddata=FOLDER holds the MNIST files",
                    out -> MnistExample.run(out, data())),
            new Entry("optimum", "regularised regressions by L-BFGS, against another method's optima", OptimumExample::run),
            new Entry("mnist-dropout", "784-512-512-10 with dropout, 20 epochs of RMSProp", out -> MnistResults.dropout(out, data())),
            new Entry("mnist-classic", "784-300-100-10, 20 epochs of AdamW", out -> MnistResults.classic(out, data())));

    private Examples() {}

    private static String data() {
        return System.getProperty("data", "");
    }

    private record Entry(String name, String about, Example example) {}

    /** What an example is: it prints, and returns what it reached, an accuracy or (optimum) a difference. */
    @FunctionalInterface
    private interface Example {
        double run(PrintStream out) throws IOException;
    }

    /**
     * Runs an example; exits with 1 if a file is missing or damaged, with 2 if there is none of that name.
     *
     * @param args the name of the example; without it, the examples are listed
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // numbers look the same everywhere
        int status = run(args.length == 0 ? "" : args[0], System.out);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs an example and returns the exit status. */
    static int run(String name, PrintStream out) {
        for (Entry entry : ALL) {
            if (entry.name.equals(name)) {
                return run(entry.example, out);
            }
        }
        if (!name.isEmpty()) {
            out.println("There is no example '" + name + "'.");
        }
        out.println("Run an example with: mvn -q compile exec:exec -Dexample=NAME");
        ALL.forEach(entry -> out.printf("  %-15s%s%n", entry.name, entry.about));
        return name.isEmpty() ? 0 : 2;
    }

    private static int run(Example example, PrintStream out) {
        try {
            example.run(out);
            return 0;
        } catch (IOException e) { // no bug: a file is missing or damaged, or cannot be written
            out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            return 1;
        }
    }
}
