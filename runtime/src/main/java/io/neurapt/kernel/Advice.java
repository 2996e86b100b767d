package io.neurapt.kernel;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells once, at the first training, what would make this process faster. */
public final class Advice {
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private Advice() {}

    /** One line in the log where the Vector API is missing and nothing else was asked for; nothing otherwise. */
    public static void log() {
        if (!Simd.isPresent() && Fma.isHardware() && System.getProperty(Blas.PROPERTY) == null && TOLD.compareAndSet(false, true)) {
            System.getLogger("io.neurapt")
                    .log(
                            Level.INFO,
                            "Training and prediction are faster with --add-modules jdk.incubator.vector on java's command line.");
        }
    }
}
