package io.neurapt.monitor;

import io.neurapt.EpochReport;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingResult;
import io.neurapt.TrainingRun;
import java.io.PrintStream;
import java.util.Locale;

/** A line per epoch. */
final class ProgressLines implements TrainingListener {
    private final PrintStream out;
    private Pace pace;

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onStart(TrainingRun run) {
        pace = new Pace(run);
    }

    @Override
    public void onEpoch(int epoch, double cost) {}

    @Override
    public void onReport(EpochReport report) {
        out.println(pace.name(report.epoch()) + "  " + Pace.values(report)
                + String.format(Locale.ROOT, "  %,.0f samples/s, ", pace.speed(report)) + pace.left(report));
    }

    @Override
    public void onEnd(TrainingResult result) {
        out.println(result);
    }
}
