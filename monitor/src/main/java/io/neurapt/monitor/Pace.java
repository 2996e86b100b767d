package io.neurapt.monitor;

import io.neurapt.EpochReport;
import io.neurapt.TrainingRun;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What progress bars and lines say of an epoch. */
final class Pace {
    private final TrainingRun run;

    Pace(TrainingRun run) {
        this.run = run;
    }

    /** {@code epoch 3/20}. */
    String name(int epoch) {
        return "epoch " + (epoch + 1) + "/" + run.epochs();
    }

    /** {@code cost 0.123456, validation 0.234567, accuracy 0.9812}. */
    static String values(EpochReport report) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "cost %.6f", report.cost()));
        if (!Double.isNaN(report.validationCost())) {
            text.append(String.format(Locale.ROOT, ", validation %.6f", report.validationCost()));
        }
        for (Map.Entry<String, Double> metric : report.metrics().entrySet()) {
            text.append(String.format(Locale.ROOT, ", %s %.4f", metric.getKey(), metric.getValue()));
        }
        return text.toString();
    }

    /** Samples per second so far. */
    double speed(EpochReport report) {
        long samples = (long) run.samples() * (report.epoch() + 1 - run.firstEpoch());
        return samples / Math.max(1e-9, report.elapsed().toNanos() * 1e-9);
    }

    /** {@code 1:23 left}, if the epochs to come take as long as those so far. */
    String left(EpochReport report) {
        long done = report.epoch() + 1L - run.firstEpoch();
        long toCome = run.epochs() - report.epoch() - 1L;
        Duration left = Duration.ofNanos((long) ((double) report.elapsed().toNanos() / done * toCome));
        String hours = left.toHours() > 0 ? left.toHours() + ":" : "";
        String minutes = String.format(Locale.ROOT, hours.isEmpty() ? "%d" : "%02d", left.toMinutesPart());
        return hours + minutes + String.format(Locale.ROOT, ":%02d left", left.toSecondsPart());
    }
}
