package io.neurapt.processor.weights;

import io.neurapt.Precision;
import io.neurapt.io.ModelFileException;
import io.neurapt.network.DoubleState;
import io.neurapt.network.FloatState;
import io.neurapt.network.NetworkInfo;
import io.neurapt.processor.check.Id;
import io.neurapt.processor.check.Problem;
import io.neurapt.processor.plan.NetworkPlan;
import io.neurapt.processor.spec.ModelImporter;
import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.Value;
import io.neurapt.processor.write.Information;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/** Reads the file that a spec's {@code weights} names, as its network will read it when the program runs. */
public final class Baker {
    /** Larger files belong beside the program: they would bloat its jar, and every {@code create()} reads them. */
    static final int MOST_BYTES = 1 << 20;

    private final Filer filer;
    private final Optional<Path> folder;

    /**
     * Looks into a folder, if there is one, otherwise where the compiler looks.
     *
     * @param folder of the option {@code -Aneurapt.weights}
     */
    public Baker(Filer filer, Optional<Path> folder) {
        this.filer = filer;
        this.folder = folder;
    }

    /**
     * Puts the file that a spec names beside the generated class, if it fits.
     *
     * @return what is wrong with it; nothing if it fits, or if the spec names none
     */
    public Optional<Problem> bake(NetworkDeclaration network, NetworkPlan plan) {
        if (network.imported().isPresent()) {
            return bakeModel(network, plan);
        }
        Value<String> weights = network.weights();
        if (weights.get().isEmpty()) {
            return Optional.empty();
        }
        ModelFile file = ModelFile.of(network.packageName(), weights.get());
        try {
            Optional<InputStream> found = file.open(filer, folder);
            if (found.isEmpty()) {
                return failed(weights, "there is no " + file.path() + " " + ModelFile.places(folder));
            }
            try (InputStream in = found.get()) {
                byte[] content = in.readNBytes(MOST_BYTES + 1);
                if (content.length > MOST_BYTES) {
                    return failed(weights, file.path() + " has more than " + MOST_BYTES + " bytes, too many to go into a program; "
                            + "load it when the program runs, with load(Path)");
                }
                check(plan, file.path(), content);
                String resource = plan.network().resource();
                if (!file.path().equals(ModelFile.of(network.packageName(), resource).path())) {
                    try (OutputStream out = create(network, resource)) {
                        out.write(content);
                    }
                }
                return Optional.empty();
            }
        } catch (ModelFileException e) {
            return failed(weights, e.getMessage() + "; save it again from this spec");
        } catch (IOException e) {
            return failed(weights, file.path() + " cannot be read, or written beside the class: " + e.getMessage() + "; see to the file");
        }
    }

    private static Optional<Problem> failed(Value<String> weights, String text) {
        return Optional.of(new Problem(Id.WEIGHTS, "weights = \"" + weights.get() + "\": " + text, weights.at()));
    }

    private static void check(NetworkPlan plan, String name, byte[] content) throws IOException {
        NetworkInfo info = Information.of(plan);
        InputStream in = new ByteArrayInputStream(content);
        if (plan.network().precision() == Precision.FLOAT) {
            FloatState.read(info, name, in, content.length);
        } else {
            DoubleState.read(info, name, in, content.length);
        }
    }

    /** The parameters of a model that a spec's layers come from. */
    private Optional<Problem> bakeModel(NetworkDeclaration network, NetworkPlan plan) {
        try {
            ModelWeights.Content content = ModelWeights.of(network.imported().orElseThrow(), plan);
            try (OutputStream out = create(network, plan.network().resource())) {
                content.write(out);
            }
            return Optional.empty();
        } catch (ModelImporter.Refused e) {
            return Optional.of(Loader.problem(network, e.getMessage()));
        } catch (IOException e) {
            String text = "its weights cannot be written beside the class: " + e.getMessage() + "; see to the output folder";
            return Optional.of(Loader.problem(network, text));
        }
    }

    private OutputStream create(NetworkDeclaration network, String resource) throws IOException {
        return filer.createResource(StandardLocation.CLASS_OUTPUT, network.packageName(), resource, network.type())
                .openOutputStream();
    }
}
