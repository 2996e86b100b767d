package io.neurapt.network;

import io.neurapt.data.Scaler;
import io.neurapt.train.FloatArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The parameters that a training run would leave behind: those it last found good, and those of its best epoch. */
final class FloatKept {
    private float[] good; // null while the network has them
    private float[] best; // null before the first best epoch

    void keep(float[] p) {
        if (good == null) {
            good = p.clone();
        } else {
            System.arraycopy(p, 0, good, 0, p.length);
        }
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
        if (good != null) {
            network.publish(good, scaler);
            good = null; // it is the network's now
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
