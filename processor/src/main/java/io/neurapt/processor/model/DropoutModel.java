package io.neurapt.processor.model;

import io.neurapt.Activation;
import java.util.Map;

/** A dropout layer. */
public record DropoutModel(int index, String name, int inputs, double rate) implements LayerModel {
    /** Numbers of 16 bits decide. */
    private static final int CHOICES = 1 << 16;

    /** How many of 65536 values it keeps, at least one. */
    public int kept() {
        return Math.max(1, (int) Math.round(CHOICES * (1 - rate)));
    }

    @Override
    public String kind() {
        return "Dropout";
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public Map<String, Double> settings() {
        return Map.of("rate", rate);
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public long flops() {
        return 0;
    }

    @Override
    public boolean isIdentityInPrediction() {
        return true;
    }
}
