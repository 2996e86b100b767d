package io.neurapt.monitor;

import io.neurapt.EpochReport;
import io.neurapt.TrainingListener;
import io.neurapt.TrainingResult;
import io.neurapt.TrainingRun;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar per epoch, which stays when the epoch has ended. */
final class ProgressBars implements TrainingListener {
    private static final int WIDTH = 150;
    private static final int MILLISECONDS = 100;

    private final PrintStream out;
    private TrainingRun run;
    private Pace pace;
    private ProgressBar bar;
    private String left = "";
    private long shown;

    ProgressBars(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onStart(TrainingRun run) {
        this.run = run;
        pace = new Pace(run);
    }

    @Override
    public void onBatch(int epoch, int batch, double cost) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(pace.name(epoch))
                    .setInitialMax(run.samples())
                    .setUnit(" samples", 1)
                    .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(MILLISECONDS)
                    .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                    .build();
        }
        bar.stepTo(Math.min(run.samples(), (batch + 1L) * run.batchSize()));
        long now = System.nanoTime();
        if (now - shown > MILLISECONDS * 1_000_000L) { // a text per batch would cost small networks dear
            shown = now;
            bar.setExtraMessage(String.format(Locale.ROOT, " cost %.6f%s", cost, left));
        }
    }

    @Override
    public void onEpoch(int epoch, double cost) {}

    @Override
    public void onReport(EpochReport report) {
        left = ", " + pace.left(report);
        bar.setExtraMessage(" " + Pace.values(report) + left);
        close();
    }

    @Override
    public void onEnd(TrainingResult result) {
        close();
        out.println(result);
    }

    @Override
    public void onFailure(RuntimeException failure) {
        close();
    }

    private void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
