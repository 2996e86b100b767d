package io.neurapt;

import java.time.Duration;
import java.util.Map;

/**
 * What is known when an epoch has ended.
 *
 * @param epoch which one, from 0
 * @param cost mean of its batch costs, each measured before its update, penalties included
 * @param validationCost mean loss over the validation set after the epoch, NaN if there is none
 * @param metrics of {@link TrainingOptions#metrics()} by name, in the order given
 * @param learningRate of its last update
 * @param elapsed time since the run began
 */
public record EpochReport(
        int epoch,
        double cost,
        double validationCost,
        Map<String, Double> metrics,
        double learningRate,
        Duration elapsed) {}
