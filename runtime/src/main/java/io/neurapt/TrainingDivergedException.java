package io.neurapt;

/**
 * The cost or a parameter stopped being finite. The network has the parameters of the last epoch that ended finite (those
 * from before the training if there was none).
 */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int batch;

    /**
     * Made by the training loop.
     *
     * @param epoch the epoch, from 0
     * @param batch the mini-batch within the epoch, from 0
     * @param cost the cost of that batch
     * @param learningRate the learning rate in use
     */
    public TrainingDivergedException(int epoch, int batch, double cost, double learningRate) {
        super("Training diverged in epoch " + epoch + ", batch " + batch + ": "
                + (Double.isFinite(cost) ? "a parameter is no longer finite" : "the cost is " + cost)
                + ". Lower the learning rate (now " + learningRate + "), scale the inputs to about [-1, 1], or start from "
                + "smaller weights. The network has the parameters "
                + (epoch == 0 ? "from before this training." : "of the end of epoch " + (epoch - 1) + "."));
        this.epoch = epoch;
        this.batch = batch;
    }

    /** The epoch in which it happened, from 0. */
    public int epoch() {
        return epoch;
    }

    /** The mini-batch within the epoch, from 0. */
    public int batch() {
        return batch;
    }
}
