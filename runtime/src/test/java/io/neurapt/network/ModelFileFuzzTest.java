package io.neurapt.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.neurapt.Activation;
import io.neurapt.Initializer;
import io.neurapt.Loss;
import io.neurapt.Scaling;
import io.neurapt.data.Scaler;
import io.neurapt.io.ModelFileException;
import io.neurapt.io.SafetensorsReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files raise the documented exception and nothing else, and cost no more memory than a good one of their size. */
class ModelFileFuzzTest {
    private static final int INPUTS = 40_000;
    /** The first inputs load classes. */
    private static final int WARM_UP = 1000;
    /** Of one attempt: the reader's buffer, the header as text and its parsed form. */
    private static final long MOST_BYTES = 2 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String[] TOKENS = {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "null", "true", "1e9", "-1", "0", "99999999999999999999", "NaN",
        "[[[[[[", "{\"a\":{\"a\":{", "F64", "I8", "dtype", "shape", "data_offsets", "__metadata__", "2147483647", "neurapt.format"
    };

    @TempDir
    private Path folder;

    private final NetworkInfo info = new NetworkInfo("Net", 3, 2, Loss.CATEGORICAL_CROSS_ENTROPY, true)
            .layer("hidden", "Dense", "5", Activation.TANH, "")
            .tensor("hidden.weight", 5, 3, Initializer.XAVIER)
            .tensor("hidden.bias", 5, 1, Initializer.ZEROS)
            .layer("output", "Dense", "2", Activation.SOFTMAX, "")
            .tensor("output.weight", 2, 5, Initializer.XAVIER)
            .tensor("output.bias", 2, 1, Initializer.ZEROS)
            .features("a", "b", "c")
            .classes("yes", "no")
            .scaling(Scaling.STANDARD);

    @Test
    void mutationsAreReadOrRefused() throws IOException {
        Path file = folder.resolve("good");
        Scaler scaler = new Scaler(Scaling.STANDARD, new double[] {1, 2, 3}, new double[] {1, 2, 3});
        new FloatState(1, FloatState.random(info, 1).parameters(), scaler, "3 epochs").save(info, file);
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] mutated = mutate(good, random);
            long size = random.nextInt(4) == 0 ? -1 : mutated.length;
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            read += isRead(mutated, size, i) ? 1 : 0;
            long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            if (i >= WARM_UP) {
                assertThat(bytes).as("bytes allocated for input " + i).isLessThan(MOST_BYTES);
            }
        }
        // Some hit a weight only, and are good files; but most must not be.
        assertThat(read).isBetween(INPUTS / 100, INPUTS / 2);
    }

    private boolean isRead(byte[] file, long size, int number) throws IOException {
        try (SafetensorsReader reader = SafetensorsReader.open("input " + number, new ByteArrayInputStream(file), size)) {
            FloatState.read(info, reader);
            return true;
        } catch (ModelFileException e) {
            assertThat(e).hasMessageStartingWith("input " + number + ": ");
            assertThat(e.getMessage().length()).isLessThan(600);
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("input " + number + ": " + new String(file, StandardCharsets.ISO_8859_1), e);
        }
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            bytes = once(bytes, random);
        }
        if (random.nextBoolean() && bytes.length > 8) { // keep the length right, so that the parser is reached
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long header = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong() + bytes.length - good.length;
            buffer.putLong(0, header);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> { // one bit
                if (bytes.length > 0) {
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                }
                return bytes;
            }
            case 1 -> { // one byte
                if (bytes.length > 0) {
                    bytes[at] = (byte) random.nextInt();
                }
                return bytes;
            }
            case 2 -> { // cut off
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> { // a piece of JSON put in
                return splice(bytes, at, at, TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8));
            }
            case 4 -> { // a piece left out
                return splice(bytes, at, Math.min(bytes.length, at + random.nextInt(40)), new byte[0]);
            }
            default -> { // a piece doubled
                int end = Math.min(bytes.length, at + random.nextInt(120));
                return splice(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            }
        }
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
