package io.neurapt.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What Adam, dropout and batch normalisation cost, against plain gradient descent on the same net. */
final class Features {
    private final Settings settings;
    private final List<Entrant> ours;

    Features(Settings settings, List<Entrant> ours) {
        this.settings = settings;
        this.ours = ours;
    }

    /** Measures what the settings ask for. */
    void addTo(Report report) throws IOException {
        for (Entrant entrant : ours) {
            if (entrant.isOneThread() && settings.wants("cost")) {
                measure(entrant, report);
            }
        }
    }

    /** All in turn, round after round, each in a process of its own. */
    private void measure(Entrant entrant, Report report) throws IOException {
        List<Case> cases = Case.features();
        List<Child> children = new ArrayList<>();
        double[][] ns = new double[cases.size()][settings.rounds()];
        try {
            for (Case c : cases) {
                Child child = Child.start(entrant, c.name(), settings);
                children.add(child);
                child.answer();
            }
            for (int round = 0; round < settings.rounds(); round++) {
                for (int k = 0; k < ns.length; k++) {
                    ns[k][round] = children.get(k).measure();
                }
            }
        } finally {
            for (Child child : children) {
                child.close();
            }
        }
        double plain = 1e9 / Table.median(ns[0]);
        for (int k = 1; k < ns.length; k++) {
            String name = "cost" + cases.get(k).name().substring("train".length());
            report.add(name, entrant.name(), 1e9 / Table.median(ns[k]), "sgd alone", plain, "/s");
        }
    }
}
