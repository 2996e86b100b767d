package io.neurapt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A snapshot does not follow the array that it was made from, which training goes on to change. */
class FloatForwardTest {
    @Test
    void laterChangesOfTheArrayDoNotReachTheSnapshot() {
        float[] parameters = {2};
        FloatForward snapshot = new Scale(parameters);
        parameters[0] = 3;
        float[] out = new float[1];
        snapshot.predict(new float[] {5}, 0, out, 0);
        assertThat(out).containsExactly(10);
        assertThat(snapshot.parameters()).startsWith(2);
    }

    /** out = p·x. */
    private static final class Scale extends FloatForward {
        Scale(float[] parameters) {
            super(parameters);
        }

        @Override
        public void predict(float[] x, int xo, float[] out, int oo) {
            out[oo] = p[0] * x[xo];
        }
    }
}
