package io.neurapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.Scaling;
import org.jblas.DoubleMatrix;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Scalers against values worked out by hand. */
class ScalerTest {
    /** Features are rows: 1 2 3 6, a constant, and large values close together. */
    private static final double[][] X = {{1, 2, 3, 6}, {0.1, 0.1, 0.1, 0.1}, {1e9, 1e9 + 1, 1e9 + 2, 1e9 + 5}};

    @Test
    void theStandardScoreHasMeanZeroAndDeviationOne() {
        Scaler scaler = Scaler.fit(Scaling.STANDARD, new DoubleMatrix(X));
        // mean 3, squares 4 + 1 + 0 + 9 = 14, deviation √(14 / 4)
        assertThat(scaler.shift()[0]).isEqualTo(3);
        assertThat(scaler.factor()[0]).isEqualTo(1 / Math.sqrt(3.5), within(1e-15));
        assertThat(scaler.factor()[2]).isEqualTo(1 / Math.sqrt(3.5), within(1e-9));
        DoubleMatrix scaled = scaler.apply(new DoubleMatrix(X));
        assertThat(scaled.getRow(0).toArray()[3]).isEqualTo(3 / Math.sqrt(3.5), within(1e-15));
    }

    @Test
    void minMaxGoesFromZeroToOne() {
        Scaler scaler = Scaler.fit(Scaling.MIN_MAX, new DoubleMatrix(X));
        DoubleMatrix scaled = scaler.apply(new DoubleMatrix(X));
        assertThat(scaled.getRow(0).toArray()).containsExactly(0, 0.2, 0.4, 1);
        assertThat(scaled.getRow(2).toArray()).containsExactly(0, 0.2, 0.4, 1);
    }

    @Test
    void aConstantFeatureBecomesZero() {
        for (Scaling scaling : new Scaling[] {Scaling.STANDARD, Scaling.MIN_MAX}) {
            Scaler scaler = Scaler.fit(scaling, new DoubleMatrix(X));
            assertThat(scaler.factor()[1]).isEqualTo(1);
            assertThat(scaler.apply(new DoubleMatrix(X)).getRow(1).toArray()).containsOnly(0);
            assertThat(Scaler.fit(scaling, new FloatMatrix(1, 1, 5f)).factor()).containsExactly(1);
        }
    }

    @Test
    void bothPrecisionsAgree() {
        Scaler doubles = Scaler.fit(Scaling.STANDARD, new DoubleMatrix(new double[][] {X[0]}));
        FloatMatrix x = new FloatMatrix(new float[][] {{1, 2, 3, 6}});
        Scaler floats = Scaler.fit(Scaling.STANDARD, x);
        assertThat(floats).isEqualTo(doubles);
        assertThat(floats.apply(x).data[0]).isEqualTo((float) (-2 / Math.sqrt(3.5)));
    }

    @Test
    void whatIsNoScalerIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> Scaler.fit(Scaling.STANDARD, new FloatMatrix(2, 0)));
        for (double bad : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Scaler(Scaling.MIN_MAX, new double[] {0}, new double[] {bad}));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scaler(Scaling.MIN_MAX, new double[] {0, 1}, new double[] {1}));
    }
}
