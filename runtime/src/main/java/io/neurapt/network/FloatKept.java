package io.neurapt.network;

import io.neurapt.data.Scaler;
import io.neurapt.train.FloatArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The parameters that a training run would leave behind: those it last found good, and those of its best epoch. */
final class FloatKept {
    private final float[] good;
    private float[] best; // null before the first best epoch
    private boolean published = true;

    /** Starts with the parameters that the network has. */
    FloatKept(float[] p) {
        good = p.clone();
    }

    void keep(float[] p) {
        System.arraycopy(p, 0, good, 0, p.length);
        published = false;
    }

    void keepBest(float[] p) {
        if (best == null) {
            best = new float[p.length];
        }
        System.arraycopy(p, 0, best, 0, p.length);
    }

    /** Makes the best ones the good ones. */
    void restoreBest() {
        keep(best);
    }

    /** Hands the good ones over, unless the network has them. */
    void publish(FloatNetwork network, Scaler scaler) {
        if (!published) {
            network.publish(good, scaler);
            published = true;
        }
    }

    /** The best ones go into a checkpoint; the good ones are those that the run has there. */
    void save(DataOutput out) throws IOException {
        out.writeBoolean(best != null);
        if (best != null) {
            FloatArrays.write(out, best);
        }
    }

    void restore(DataInput in) throws IOException {
        if (in.readBoolean()) {
            best = FloatArrays.read(in)[0];
        }
    }
}
