package io.neurapt.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link io.neurapt.kernel.FloatFinite} by vectors. */
final class FloatFiniteVectors {
    private static final VectorSpecies<Float> SPECIES = FloatTile.SPECIES;
    private static final int LANES = FloatTile.LANES;

    private FloatFiniteVectors() {}

    /** Whether no value is infinite or NaN. */
    static boolean all(float[] x) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector zero = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= x.length - 4 * LANES; i += 4 * LANES) {
            s0 = FloatVector.fromArray(SPECIES, x, i).fma(zero, s0);
            s1 = FloatVector.fromArray(SPECIES, x, i + LANES).fma(zero, s1);
            s2 = FloatVector.fromArray(SPECIES, x, i + 2 * LANES).fma(zero, s2);
            s3 = FloatVector.fromArray(SPECIES, x, i + 3 * LANES).fma(zero, s3);
        }
        float sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
        for (; i < x.length; i++) {
            sum += x[i] * 0f;
        }
        return sum == 0;
    }
}
