package io.neurapt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A team does every task once per round, and leaves no thread behind. */
@Timeout(60)
class WorkersTest {
    private static final int ROUNDS = 5_000;

    @AfterEach
    void noThreadIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("neurapt-worker-"));
    }

    /** The counters are plain: what one round writes, the next one and the caller see. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyWorkerRunsEveryTaskOnce(int size) {
        int[] counts = new int[size];
        int[] sums = new int[size];
        try (Workers workers = new Workers(size)) {
            assertThat(workers.size()).isEqualTo(size);
            Workers.Task count = worker -> counts[worker]++;
            Workers.Task sum = worker -> sums[worker] += Arrays.stream(counts).sum();
            for (int round = 1; round <= ROUNDS; round++) {
                workers.run(count);
                assertThat(counts).containsOnly(round);
                workers.run(sum);
            }
        }
        assertThat(sums).containsOnly(size * ROUNDS / 2 * (ROUNDS + 1));
    }

    @Test
    void workerZeroIsTheCallerAndOthersKeepTheirThreads() {
        AtomicReferenceArray<Thread> threads = new AtomicReferenceArray<>(3);
        try (Workers workers = new Workers(3)) {
            for (int round = 0; round < 100; round++) {
                workers.run(worker -> {
                    Thread before = threads.getAndSet(worker, Thread.currentThread());
                    assertThat(before).isIn(null, Thread.currentThread());
                });
            }
            assertThat(threads.get(0)).isSameAs(Thread.currentThread());
            assertThat(List.of(threads.get(1).getName(), threads.get(2).getName()))
                    .containsExactly("neurapt-worker-1", "neurapt-worker-2");
            assertThat(threads.get(1).isDaemon()).isTrue();
        }
    }

    /** Pauses longer than workers spin. */
    @Test
    void sleepingWorkersWakeUp() throws InterruptedException {
        int[] counts = new int[3];
        try (Workers workers = new Workers(3)) {
            for (int round = 0; round < 20; round++) {
                Thread.sleep(5);
                workers.run(worker -> counts[worker]++);
                workers.run(worker -> {
                    if (worker > 0) {
                        sleep();
                    }
                    counts[worker]++;
                });
            }
        }
        assertThat(counts).containsOnly(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anExceptionOfAWorkerSurfacesWhenAllHaveFinished(int failing) {
        int[] counts = new int[3];
        try (Workers workers = new Workers(3)) {
            ArithmeticException failure = new ArithmeticException("enough");
            assertThatIllegalStateException()
                    .isThrownBy(() -> workers.run(worker -> {
                        counts[worker]++;
                        if (worker == failing) {
                            throw failure;
                        }
                    }))
                    .withCause(failure);
            assertThat(counts).containsOnly(1);
        }
    }

    @Test
    void anExceptionOfTheCallersShareComesAsItIs() {
        int[] counts = new int[3];
        try (Workers workers = new Workers(3)) {
            ArithmeticException failure = new ArithmeticException("enough");
            Throwable thrown = catchThrowable(() -> workers.run(worker -> {
                if (worker == 0) {
                    throw failure;
                }
                sleep();
                counts[worker]++;
            }));
            assertThat(thrown).isSameAs(failure);
            assertThat(counts).containsExactly(0, 1, 1);
        }
    }

    @Test
    void anInterruptedCallerStaysInterruptedAndWaitsNevertheless() {
        int[] counts = new int[2];
        Thread.currentThread().interrupt();
        try (Workers workers = new Workers(2)) {
            for (int round = 0; round < 10; round++) {
                workers.run(worker -> counts[worker]++);
            }
        }
        assertThat(Thread.interrupted()).isTrue(); // and clears it for the next test
        assertThat(counts).containsOnly(10);
    }

    @Test
    void closingTwiceIsNothing() {
        Workers workers = new Workers(2);
        workers.close();
        workers.close();
        assertThat(workers.size()).isEqualTo(2);
    }

    /** Unasked, as many as have a million multiply-adds each. Otherwise as many as asked for, but a sample each. */
    @ParameterizedTest
    @CsvSource({"1, 1000000000, 100, 1", "3, 1, 100, 3", "3, 1, 2, 2", "0, 100, 1000, 1", "0, 1999999, 1, 1"})
    void worthwhile(int asked, long parameters, int batch, int expected) {
        assertThat(Workers.worthwhile(asked, parameters, batch)).isEqualTo(expected);
    }

    @Test
    void withoutAskingThereAreNoMoreThanProcessors() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(Workers.worthwhile(0, 1_000_000_000, 1_000)).isEqualTo(Math.min(processors, 1_000));
    }

    private static void sleep() {
        try {
            Thread.sleep(3);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
