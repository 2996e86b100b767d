package io.neurapt.network;

import io.neurapt.data.Scaler;
import io.neurapt.train.FloatArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The parameters that a training run would leave behind: those it last found good, and those of its best epoch. */
final class FloatKept {
    private float[] good; // null before the first ones are kept
    private float[] best; // null before the first best epoch
    private boolean published = true;

    void keep(float[] p) {
        good = copy(p, good);
        published = false;
    }

    void keepBest(float[] p) {
        best = copy(p, best);
    }

    private static float[] copy(float[] p, float[] to) {
        if (to == null) {
            return p.clone();
        }
        System.arraycopy(p, 0, to, 0, p.length);
        return to;
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
