package io.neurapt.diagnosis;

import io.neurapt.kernel.Blas;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The program that {@link Diagnosis} starts for each strategy, because a process chooses one for life. It prints lines
 * {@code @name value}: {@code @absent} and the reason, or {@code @strategy}, {@code @kernels} and, if it was given
 * time, {@code @speeds} and {@code @share}.
 */
final class Probe {
    private static final long SLICE = 1_000_000; // nanoseconds that a product is repeated for, at least
    private static final long PATIENCE = 3; // how many times the time it may take where other load slows it down

    private Probe() {}

    /** Takes the milliseconds of processor time to measure for, 0 for not at all. */
    public static void main(String[] args) {
        int millis = Integer.parseInt(args[0]);
        try {
            say("strategy", Blas.implementation().name());
            say("kernels", Blas.implementation().coreName());
            if (millis > 0) {
                measure(millis);
            }
        } catch (ExceptionInInitializerError e) {
            say("absent", reason(e.getCause()));
        } catch (RuntimeException | LinkageError e) {
            say("absent", reason(e));
        }
    }

    /** GFLOP/s of all shapes: the best of the last half of the time, when the just-in-time compiler has finished. */
    private static void measure(int millis) {
        List<Product> products = Shape.ALL.stream().map(Product::new).toList();
        long start = System.nanoTime();
        long cpuStart = cpuMillis(start);
        long time;
        long cpu;
        do {
            time = (System.nanoTime() - start) / 1_000_000;
            cpu = cpuMillis(start) - cpuStart;
            boolean counts = Math.max(cpu, time / PATIENCE) >= millis / 2;
            products.forEach(product -> product.run(counts));
        } while (cpu < millis && time < PATIENCE * millis);
        say("speeds", products.stream().map(p -> String.valueOf(p.best)).collect(Collectors.joining(" ")));
        say("share", String.valueOf((double) cpu / time));
    }

    /**
     * Processor time of this process, so that other load does not cut the compiler's time short; where it is unknown,
     * the time since the start.
     */
    private static long cpuMillis(long start) {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElseGet(() -> Duration.ofNanos(System.nanoTime() - start))
                .toMillis();
    }

    private static String reason(Throwable e) {
        boolean isOurs = e instanceof UnsatisfiedLinkError || e instanceof IllegalArgumentException;
        return isOurs && e.getMessage() != null ? e.getMessage() : e.toString();
    }

    private static void say(String name, String value) {
        System.out.println("@" + name + " " + value.replaceAll("\\s+", " "));
    }

    /** The matrices of a shape, and how fast they were multiplied, in GFLOP/s. */
    private static final class Product {
        double best;
        private final Shape shape;
        private final float[][] floats = new float[3][];
        private final double[][] doubles = new double[3][];

        Product(Shape shape) {
            this.shape = shape;
            int[] sizes = {
                shape.units() * shape.inputs(), shape.inputs() * shape.samples(), shape.units() * shape.samples()
            };
            for (int matrix = 0; matrix < 3; matrix++) {
                floats[matrix] = new float[shape.isDouble() ? 0 : sizes[matrix]];
                doubles[matrix] = new double[shape.isDouble() ? sizes[matrix] : 0];
                for (int i = 0; i < sizes[matrix]; i++) {
                    double value = (i % 13 - 6) / 8.0;
                    if (shape.isDouble()) {
                        doubles[matrix][i] = value;
                    } else {
                        floats[matrix][i] = (float) value;
                    }
                }
            }
        }

        void run(boolean counts) {
            int count = 0;
            long start = System.nanoTime();
            long time;
            do {
                multiply();
                count++;
                time = System.nanoTime() - start;
            } while (time < SLICE);
            if (counts) {
                best = Math.max(best, shape.flops() * count / time);
            }
        }

        private void multiply() {
            int m = shape.units();
            int n = shape.samples();
            int k = shape.inputs();
            if (shape.isDouble()) {
                Blas.gemm('N', 'N', m, n, k, 1d, doubles[0], 0, m, doubles[1], 0, k, 0d, doubles[2], 0, m);
            } else {
                Blas.gemm('N', 'N', m, n, k, 1f, floats[0], 0, m, floats[1], 0, k, 0f, floats[2], 0, m);
            }
        }
    }
}
