package io.neurapt.processor.weights;

import io.neurapt.processor.check.Id;
import io.neurapt.processor.check.Problem;
import io.neurapt.processor.spec.Importing;
import io.neurapt.processor.spec.ModelImporter;
import io.neurapt.processor.spec.NetworkDeclaration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;

/** Reads the model that a spec's {@code onnx} names. */
public final class Loader {
    private final Filer filer;
    private final Optional<Path> folder;
    private final Optional<ModelImporter> importer = ModelImporter.find();

    /**
     * A declaration, and what kept it from being completed.
     *
     * @param network with the layers of its model, or as it was
     * @param problem empty if its model was read, or if it names none
     */
    public record Loaded(NetworkDeclaration network, Optional<Problem> problem) {}

    /**
     * Looks into a folder, if there is one, otherwise where the compiler looks.
     *
     * @param folder of the option {@code -Aneurapt.weights}
     */
    public Loader(Filer filer, Optional<Path> folder) {
        this.filer = filer;
        this.folder = folder;
    }

    /** Completes a declaration with the layers of the model it names; one without model, or with layers of its own, stays as it is. */
    public Loaded load(NetworkDeclaration network) {
        if (!network.isImported() || !network.all().isEmpty()) {
            return new Loaded(network, Optional.empty());
        }
        if (importer.isEmpty()) {
            return failed(network, "nothing on the annotation processor path reads ONNX models; add io.neurapt:neurapt-onnx there, "
                    + "beside neurapt-processor");
        }
        String name = network.onnx().get();
        Set<ModelFile> files = new LinkedHashSet<>();
        files.add(ModelFile.of(network.packageName(), name));
        files.add(ModelFile.fromRoot(name));
        try {
            for (ModelFile file : files) {
                Optional<InputStream> found = file.open(filer, folder);
                if (found.isPresent()) {
                    return read(network, file, found.get());
                }
            }
        } catch (IOException e) {
            return failed(network, "the file cannot be read: " + e.getMessage() + "; see to the file");
        }
        return failed(network, "there is no " + files.stream().map(ModelFile::path).collect(Collectors.joining(" and no ")) + " "
                + ModelFile.places(folder));
    }

    private Loaded read(NetworkDeclaration network, ModelFile file, InputStream found) throws IOException {
        try (InputStream in = found) {
            return new Loaded(Importing.complete(network, importer.orElseThrow().read(in)), Optional.empty());
        } catch (ModelImporter.Refused e) {
            return failed(network, file.path() + " " + e.getMessage());
        }
    }

    private static Loaded failed(NetworkDeclaration network, String text) {
        return new Loaded(network, Optional.of(problem(network, text)));
    }

    /** What is wrong with the model that a spec names. */
    static Problem problem(NetworkDeclaration network, String text) {
        return new Problem(Id.ONNX, "onnx = \"" + network.onnx().get() + "\": " + text, network.onnx().at());
    }
}
