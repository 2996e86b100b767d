package io.neurapt.kernel;

import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that run the same task at the same time, worker after worker with its own number; the calling thread is
 * worker 0. Running a task allocates nothing. Waiting threads spin for about a millisecond, longer than two tasks of a training step
 * are apart even where a worker is late, and then sleep: waking one takes 30 to 50 µs. Where there are more of them than processors, they
 * sleep at once, as whoever spins keeps others from working.
 */
public final class Workers implements AutoCloseable {
    private static final int SPINS = 20_000;
    /**
     * Parameters times samples, a third of the multiply-adds of a step, that keep a thread busy for some 50 µs: much longer than
     * starting and joining a task takes.
     */
    private static final long WORTH_A_THREAD = 1_000_000;

    /** What every worker does. */
    public interface Task {
        /** Runs the share of a worker, 0 … size − 1. */
        void run(int worker);
    }

    private final Thread[] threads;
    private final int mostSpins;
    private final Thread caller = Thread.currentThread();
    private final java.util.concurrent.atomic.AtomicInteger running = new java.util.concurrent.atomic.AtomicInteger();
    private volatile int round;
    private Task task; // written before round, read after it
    private volatile Throwable failure;
    private volatile boolean closed;

    /**
     * Starts the threads.
     *
     * @param size how many workers, the calling thread included
     */
    public Workers(int size) {
        threads = new Thread[size - 1];
        mostSpins = size <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
        for (int i = 0; i < threads.length; i++) {
            int worker = i + 1;
            threads[i] = new Thread(() -> work(worker), "neurapt-worker-" + worker);
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    /**
     * How many workers to use.
     *
     * @param asked what the user asked for, 0 if nothing
     * @param parameters of the network
     * @param batch samples of a mini-batch
     */
    public static int worthwhile(int asked, long parameters, int batch) {
        int most = asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
        long paying = asked > 0 ? asked : parameters * batch / WORTH_A_THREAD;
        return (int) Math.max(1, Math.min(Math.min(most, paying), batch));
    }

    /** Number of workers. */
    public int size() {
        return threads.length + 1;
    }

    /** Runs a task on all workers and returns when the last one has finished. */
    public void run(Task work) {
        if (threads.length == 0) {
            work.run(0);
            return;
        }
        task = work;
        running.set(threads.length);
        round++; // only this thread writes it
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        try {
            work.run(0);
        } finally {
            await();
        }
        if (failure != null) {
            throw new IllegalStateException("a training thread failed", failure);
        }
    }

    private void await() {
        for (int spins = 0; running.get() > 0; spins++) {
            pause(spins);
        }
    }

    private void work(int worker) {
        int done = 0;
        while (true) {
            for (int spins = 0; round == done && !closed; spins++) {
                pause(spins);
            }
            if (closed) {
                return;
            }
            done = round;
            try {
                task.run(worker);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            if (running.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }
    }

    private void pause(int spins) {
        if (spins < mostSpins) {
            Thread.onSpinWait();
        } else {
            LockSupport.park();
        }
    }

    /** Ends the threads and waits for them. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
