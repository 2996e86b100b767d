package io.neurapt;

/**
 * The course of the learning rate over a training run, as a factor of {@link TrainingOptions#learningRate()}. A schedule of one's
 * own is a lambda expression.
 */
@FunctionalInterface
public interface Schedule {
    /**
     * The factor for an update.
     *
     * @param epoch epochs done before it, with a fraction inside an epoch: after 5 of 10 batches of the first epoch, 0.5
     * @param epochs number of epochs of the whole run
     * @return finite, at least 0
     */
    double factor(double epoch, int epochs);

    /** Always 1. */
    static Schedule constant() {
        return (epoch, epochs) -> 1;
    }

    /**
     * factor<sup>⌊epoch / every⌋</sup>.
     *
     * @param every number of epochs between two steps, at least 1
     * @param factor of one step, greater than 0
     */
    static Schedule step(int every, double factor) {
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1 epoch, but is " + every);
        }
        requirePositive(factor);
        return (epoch, epochs) -> Math.pow(factor, Math.floor(epoch / every));
    }

    /**
     * factor<sup>⌊epoch⌋</sup>: the same factor after every epoch.
     *
     * @param factor greater than 0
     */
    static Schedule exponential(double factor) {
        return step(1, factor);
    }

    /** Half a cosine from 1 down to 0 at the end of the run. */
    static Schedule cosine() {
        return cosine(0, 0);
    }

    /**
     * A line from {@code least} up to 1 over the first epochs, then least + (1 − least)·½·(1 + cos(π·t)) with t from 0 to 1 over the
     * rest of the run. It changes with every update.
     *
     * <p>Source: I. Loshchilov, F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017, formula 5.
     *
     * @param warmUp epochs of the line, at least 0
     * @param least in [0, 1]
     */
    static Schedule cosine(double warmUp, double least) {
        if (!(warmUp >= 0 && warmUp < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("warmUp must be a finite number of epochs of at least 0, but is " + warmUp);
        }
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("least must lie in [0, 1], but is " + least);
        }
        return (epoch, epochs) -> {
            if (epoch < warmUp) {
                return least + (1 - least) * epoch / warmUp;
            }
            double t = epochs > warmUp ? Math.min(1, (epoch - warmUp) / (epochs - warmUp)) : 0;
            return least + (1 - least) * (1 + Math.cos(Math.PI * t)) / 2;
        };
    }

    /**
     * The factor shrinks when the cost no longer falls: that of the validation set if there is one, else of the training set.
     *
     * @param factor of one reduction, in (0, 1)
     * @param patience epochs without a lower cost before a reduction, at least 1
     */
    static Schedule reduceOnPlateau(double factor, int patience) {
        return new ReduceOnPlateau(factor, patience, 0, 0);
    }

    /** See {@link #reduceOnPlateau}. The training loop keeps count, as the rate depends on the course of the run. */
    record ReduceOnPlateau(double factor, int patience, double minDelta, double least) implements Schedule {
        /**
         * Checks the ranges.
         *
         * @param factor of one reduction, in (0, 1)
         * @param patience epochs without a lower cost before a reduction, at least 1
         * @param minDelta a cost is lower only if it is lower by more than this, at least 0
         * @param least the factor never goes below this, in [0, 1]
         */
        public ReduceOnPlateau {
            if (!(factor > 0 && factor < 1)) {
                throw new IllegalArgumentException("factor must be greater than 0 and less than 1, but is " + factor);
            }
            if (patience < 1) {
                throw new IllegalArgumentException("patience must be at least 1 epoch, but is " + patience);
            }
            if (!(minDelta >= 0)) {
                throw new IllegalArgumentException("minDelta must be at least 0, but is " + minDelta);
            }
            if (!(least >= 0 && least <= 1)) {
                throw new IllegalArgumentException("least must lie in [0, 1], but is " + least);
            }
        }

        /** 1: what the course of the run makes of it is up to the training loop. */
        @Override
        public double factor(double epoch, int epochs) {
            return 1;
        }
    }

    private static void requirePositive(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factor must be a finite number greater than 0, but is " + factor);
        }
    }
}
