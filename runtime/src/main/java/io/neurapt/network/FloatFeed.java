package io.neurapt.network;

import io.neurapt.data.FloatSource;
import io.neurapt.data.Scaler;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.jblas.FloatMatrix;

/** Brings the samples of a source into two matrices, mini-batch by mini-batch, epoch after epoch. */
final class FloatFeed implements Closeable {
    private final NetworkInfo info;
    private final FloatSource source;
    private final Scaler scaler;
    private final boolean shuffle;
    private final long seed;
    private final FloatMatrix raw;
    private final FloatMatrix x;
    private final FloatMatrix y;
    private FloatSource.Cursor cursor;
    private int epoch;

    /**
     * Reads nothing yet.
     *
     * @param batch samples of a mini-batch
     * @param scaler what features go through, or null
     * @param seed of the order, where {@code shuffle} asks for a random one
     */
    FloatFeed(NetworkInfo info, FloatSource source, int batch, Scaler scaler, boolean shuffle, long seed) {
        this.info = info;
        this.source = source;
        this.scaler = scaler;
        this.shuffle = shuffle;
        this.seed = seed;
        raw = new FloatMatrix(info.inputs(), batch);
        x = scaler == null ? raw : new FloatMatrix(info.inputs(), batch);
        y = new FloatMatrix(info.labelRows(), batch);
    }

    /** Fits a scaler in one pass over a source. */
    static Scaler fit(NetworkInfo info, FloatSource source, int batch) {
        Scaler.Fitter fitter = new Scaler.Fitter(info.scaling(), info.inputs());
        try (FloatFeed feed = new FloatFeed(info, source, batch, null, false, 0)) {
            for (int from = 0; from < source.samples(); from += batch) {
                int to = Math.min(source.samples() - from, batch) + from;
                feed.load(from, to);
                fitter.add(feed.raw.data, to - from);
            }
            return fitter.scaler();
        }
    }

    /** What {@link #load} fills. */
    FloatSamples samplesOfBatch() {
        return FloatSamples.of(x, y);
    }

    /** Goes on behind so many mini-batches. */
    void skip(int batches) {
        epoch = batches / ((source.samples() + x.columns - 1) / x.columns);
    }

    int samples() {
        return source.samples();
    }

    /** Fills the first columns with the samples from one index to another, which follow those of the last call, or begin anew. */
    void load(int from, int to) {
        try {
            if (from == 0 || cursor == null) {
                open(from);
            }
            cursor.read(raw.data, y.data, to - from);
            FloatChecks.features(info, raw);
            FloatChecks.labels(info, raw, y);
        } catch (IOException e) {
            throw new UncheckedIOException("samples " + from + " to " + (to - 1) + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("among the samples " + from + " to " + (to - 1) + " of the source, " + e.getMessage(), e);
        }
        if (scaler != null) {
            scaler.apply(raw.data, 0, x.data, to - from);
        }
    }

    /** Starts an epoch, some samples of which were used before this run. */
    private void open(int used) throws IOException {
        close();
        Random random = shuffle ? new Random(seed + 0x9E3779B97F4A7C15L * ++epoch) : null; // as SampleOrder does
        cursor = source.open(info.labelRows(), random);
        for (int done = 0, n; done < used; done += n) {
            n = Math.min(x.columns, used - done);
            cursor.read(raw.data, y.data, n);
        }
    }

    @Override
    public void close() {
        try {
            if (cursor != null) {
                cursor.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
