package io.neurapt.processor.report;

import io.neurapt.processor.check.Id;
import io.neurapt.processor.check.Options;
import io.neurapt.processor.plan.NetworkPlan;
import io.neurapt.processor.write.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** The reports of one compilation: a note for every network at once, the page at the end. */
public final class Reports {
    private final Options options;
    private final Messager messager;
    private final List<NetworkReport> networks = new ArrayList<>();

    /** Does nothing unless the options ask for it. */
    public Reports(Options options, Messager messager) {
        this.options = options;
        this.messager = messager;
    }

    /** Takes a network up. */
    public void add(Element spec, NetworkPlan plan, List<GeneratedFile> files) {
        if (options.report()) {
            NetworkReport report = NetworkReport.of(plan, files);
            networks.add(report);
            messager.printMessage(Diagnostic.Kind.NOTE, TextReport.of(report), spec);
        }
    }

    /** Writes the page. */
    public void close() {
        if (networks.isEmpty() || options.page().isEmpty()) {
            return;
        }
        Path page = options.page().get();
        networks.sort(Comparator.comparing(NetworkReport::name)); // not every compiler has an order
        try {
            write(page, HtmlReport.of(networks));
            messager.printMessage(Diagnostic.Kind.NOTE, "Neurapt's report is in " + page);
        } catch (IOException e) {
            messager.printMessage(
                    Diagnostic.Kind.ERROR,
                    "[" + Id.REPORT + "] cannot write the report " + page + ": " + e + "; use a file that can be written");
        }
    }

    /** Whole or not at all. */
    private static void write(Path page, String text) throws IOException {
        Path folder = page.getParent();
        Files.createDirectories(folder);
        Path draft = folder.resolve(page.getFileName() + "." + System.nanoTime() + ".tmp");
        try {
            Files.writeString(draft, text);
            Files.move(draft, page, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
