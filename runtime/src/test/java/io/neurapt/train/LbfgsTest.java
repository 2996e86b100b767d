package io.neurapt.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.Optimizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L-BFGS finds optima that are known. */
class LbfgsTest {
    private int evaluations;

    /** The valley of Rosenbrock, from the usual start (−1.2, 1); its optimum is (1, 1). */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void rosenbrock(int history) {
        double[] p = {-1.2, 1};
        double[] g = new double[2];
        minimise(history, 1e-9, p, g, () -> {
            double a = 1 - p[0];
            double b = p[1] - p[0] * p[0];
            g[0] = -2 * a - 400 * p[0] * b;
            g[1] = 200 * b;
            return a * a + 100 * b * b;
        });
        assertThat(p[0]).isCloseTo(1, within(1e-8));
        assertThat(p[1]).isCloseTo(1, within(1e-8));
        assertThat(evaluations).isLessThan(500);
    }

    /** ½·Σ λᵢ·(pᵢ − cᵢ)² with λ from 1 to 10⁴. */
    @Test
    void anIllConditionedQuadratic() {
        int n = 50;
        double[] p = new double[n];
        double[] g = new double[n];
        double[] optimum = new Random(1).doubles(n, -3, 3).toArray();
        minimise(10, 1e-8, p, g, () -> {
            double cost = 0;
            for (int i = 0; i < n; i++) {
                double lambda = Math.pow(10, 4.0 * i / (n - 1));
                g[i] = lambda * (p[i] - optimum[i]);
                cost += g[i] * (p[i] - optimum[i]) / 2;
            }
            return cost;
        });
        assertThat(p).containsExactly(optimum, within(1e-8));
    }

    /** Its cost is infinite where a first step may well lead. */
    @Test
    void aCostThatIsNotFiniteEverywhere() {
        double[] p = {100};
        double[] g = new double[1];
        minimise(5, 1e-8, p, g, () -> {
            g[0] = 1 - 1 / p[0];
            return p[0] <= 0 ? Double.NaN : p[0] - Math.log(p[0]);
        });
        assertThat(p[0]).isCloseTo(1, within(1e-7));
    }

    /** Beyond what single precision can tell apart, it stops. */
    @Test
    void singlePrecisionEndsWhereRoundingBegins() {
        float[] p = {3, -2, 5};
        float[] g = new float[3];
        FloatLineSearch.Objective objective = () -> {
            double cost = 0;
            for (int i = 0; i < 3; i++) {
                g[i] = (float) Math.sinh(p[i] - i);
                cost += (float) Math.cosh(p[i] - i);
            }
            return cost;
        };
        FloatLbfgs lbfgs = new FloatLbfgs(new Optimizer.Lbfgs(5, 0), p, g, objective);
        double cost = objective.evaluate();
        int iterations = 0;
        while (!lbfgs.isConverged() && iterations++ < 200) {
            cost = lbfgs.step(cost);
        }
        assertThat(iterations).isLessThan(200);
        assertThat(cost).isCloseTo(3, within(1e-6));
        assertThat(p).containsExactly(new float[] {0, 1, 2}, within(1e-3f));
    }

    private void minimise(int history, double tolerance, double[] p, double[] g, DoubleLineSearch.Objective objective) {
        DoubleLineSearch.Objective counting = () -> {
            evaluations++;
            return objective.evaluate();
        };
        DoubleLbfgs lbfgs = new DoubleLbfgs(new Optimizer.Lbfgs(history, tolerance), p, g, counting);
        double cost = counting.evaluate();
        for (int i = 0; i < 1000 && !lbfgs.isConverged(); i++) {
            double reached = lbfgs.step(cost);
            assertThat(reached).isLessThanOrEqualTo(cost + 1e-14 * Math.abs(cost));
            cost = reached;
        }
        assertThat(lbfgs.isConverged()).isTrue();
        for (double derivative : g) {
            assertThat(Math.abs(derivative)).isLessThanOrEqualTo(tolerance);
        }
    }
}
