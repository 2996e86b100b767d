package io.neurapt.train;

import io.neurapt.Schedule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The learning rate of every update. */
final class LearningRates {
    private final double learningRate;
    private final Schedule schedule;
    private final int epochs;
    private double factor = 1;
    private double best = Double.POSITIVE_INFINITY;
    private int waited;

    LearningRates(double learningRate, Schedule schedule, int epochs) {
        this.learningRate = learningRate;
        this.schedule = schedule;
        this.epochs = epochs;
    }

    double of(int epoch, int batch, int batches) {
        return learningRate * factor * schedule.factor(epoch + (double) batch / batches, epochs);
    }

    void epochEnded(double cost) {
        if (!(schedule instanceof Schedule.ReduceOnPlateau plateau)) {
            return;
        }
        if (cost < best - plateau.minDelta()) {
            best = cost;
            waited = 0;
        } else if (++waited >= plateau.patience()) {
            factor = Math.max(plateau.least(), factor * plateau.factor());
            waited = 0;
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(factor);
        out.writeDouble(best);
        out.writeInt(waited);
    }

    void restore(DataInput in) throws IOException {
        factor = in.readDouble();
        best = in.readDouble();
        waited = in.readInt();
    }
}
