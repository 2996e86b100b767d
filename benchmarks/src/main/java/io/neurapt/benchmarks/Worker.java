package io.neurapt.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Measures one case in a process of its own. It prints {@code @ready} when warm, or {@code @absent REASON}; then, for
 * every line of input, {@code @ NANOSECONDS} of one operation. The C and Python sides speak the same way.
 */
public final class Worker {
    @SuppressWarnings("unused") // written, so that no work is optimised away
    private static volatile double sink;

    /** So much longer is a measurement of training, which begins with a look at all samples and a copy of the weights. */
    private static final int LONGER = 4;

    private Worker() {}

    /**
     * Runs until the input ends.
     *
     * @param args class of the {@link Peer}, case, milliseconds of warm-up, milliseconds of one measurement
     */
    public static void main(String[] args) throws Exception {
        Case c = Case.of(args[1]);
        Work work;
        int times;
        try {
            Optional<Work> found = Class.forName(args[0]).asSubclass(Peer.class).getDeclaredConstructor().newInstance().work(c);
            if (found.isEmpty()) {
                System.out.println("@absent has no such case");
                return;
            }
            work = found.get();
            double target = 1e6 * Integer.parseInt(args[3]) * (c.kind() == Case.Kind.TRAIN ? LONGER : 1);
            times = warmUp(c, work, 1e6 * Integer.parseInt(args[2]), target);
        } catch (Exception | LinkageError e) {
            String reason = (e.getCause() == null ? e : e.getCause()).toString();
            System.out.println("@absent " + reason.lines().findFirst().orElse(""));
            return;
        }
        System.out.println("@ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println("@ " + measure(work, times) / times / c.operations());
        }
    }

    /** Returns how often the work is to be done in one measurement. */
    static int warmUp(Case c, Work work, double warmup, double target) {
        // Adam's moments shrink towards subnormal numbers on random data, so all take the same number of steps.
        boolean fixed = c.adam();
        int times = fixed ? 2 : 1;
        double spent = 0;
        while (true) {
            double ns = measure(work, times);
            spent += ns;
            boolean enough = fixed || ns > target / 2 || times > 1 << 28;
            if (enough && spent > warmup) {
                return times;
            }
            if (!enough) {
                times *= 2;
            } else if (!fixed && ns > 2 * target && times > 1) {
                times /= 2; // was still being compiled when it was doubled
            }
        }
    }

    /** Nanoseconds of doing it so often. */
    static double measure(Work work, int times) {
        long start = System.nanoTime();
        sink = work.run(times);
        return System.nanoTime() - start;
    }
}
