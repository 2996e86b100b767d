package io.neurapt.benchmarks;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that measures one case; see {@link Worker} for how it speaks. */
final class Child implements Closeable {
    private final Process process;
    private final BufferedReader from;
    private final OutputStream to;

    private Child(Process process) {
        this.process = process;
        from = process.inputReader(StandardCharsets.UTF_8);
        to = process.getOutputStream();
    }

    /** Starts a process; a BLAS in it gets one thread, and chooses its kernels itself unless told by {@code more}. */
    static Child start(List<String> command, Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("OPENBLAS_"));
        environment.put("OPENBLAS_NUM_THREADS", "1");
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("MKL_NUM_THREADS", "1");
        environment.putAll(more);
        return new Child(builder.start());
    }

    /** Starts an entrant on what it is to measure. */
    static Child start(Entrant entrant, String measures, Settings settings) throws IOException {
        List<String> command = new ArrayList<>(entrant.command());
        command.add(measures);
        command.add(String.valueOf(settings.warmup()));
        command.add(String.valueOf(settings.target()));
        return start(command, entrant.environment());
    }

    /** The next line that is meant for us, without its sign. Libraries print lines of their own. */
    String answer() throws IOException {
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            if (line.startsWith("@")) {
                return line.substring(1).strip();
            }
        }
        return "absent: it ended";
    }

    /**
     * One measurement: nanoseconds of one operation.
     *
     * @throws IOException if the process has ended; tells how
     */
    double measure() throws IOException {
        try {
            to.write('\n');
            to.flush();
            return Double.parseDouble(answer());
        } catch (IOException | NumberFormatException e) {
            close();
            throw new IOException("ended with exit status " + process.exitValue(), e);
        }
    }

    /** Ends the process and waits for its end. */
    @Override
    public void close() throws IOException {
        try {
            to.close();
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
