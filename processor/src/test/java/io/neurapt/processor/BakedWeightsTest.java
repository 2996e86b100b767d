package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.TrainingOptions;
import io.neurapt.network.FloatNetwork;
import io.neurapt.network.FloatTypedNetwork;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that are read when a spec is compiled: they go into the program if they fit, and are an error there if not. */
class BakedWeightsTest {
    private static final String SPEC =
            """
            package nets;
            import io.neurapt.*;
            @Network(input = Net.Row.class, output = boolean.class, loss = Loss.BINARY_CROSS_ENTROPY,
                    scaling = Scaling.STANDARD%s)
            @Layer(units = %d, activation = Activation.TANH)
            @Layer(units = 1, activation = Activation.SIGMOID)
            public interface Net {
                record Row(float a, float b) {}
            }
            """;
    private static final FloatMatrix X = new FloatMatrix(new float[][] {{100, 200, 300, 400}, {1, -1, 1, -1}});
    private static final FloatMatrix Y = new FloatMatrix(new float[][] {{0, 1, 0, 1}});

    private final List<URLClassLoader> loaders = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path output;
    private Path resources;
    private float[] expected;

    /** Trains a network of the spec and saves it. */
    @BeforeEach
    void train() throws Exception {
        output = Files.createDirectories(folder.resolve("classes"));
        resources = Files.createDirectories(folder.resolve("resources/nets"));
        assertThat(compile("", 4)).isEmpty();
        FloatNetwork network = load("create");
        network.train(X, Y, TrainingOptions.builder().epochs(200).learningRate(0.5).build());
        expected = network.predict(X).data;
        network.save(resources.resolve("net.safetensors"));
    }

    @Test
    void theProgramStartsWithTheWeightsAndNeedsNoFile() throws Exception {
        for (String weights : List.of("net.safetensors", "/nets/net.safetensors", "/models/net.safetensors", "sub/net.safetensors")) {
            // As Maven does: resources go to the output folder before the compiler runs.
            Path resource = output.resolve(weights.startsWith("/") ? weights.substring(1) : "nets/" + weights);
            Files.createDirectories(resource.getParent());
            Files.copy(resources.resolve("net.safetensors"), resource);
            assertThat(compile(", weights = \"" + weights + "\"", 4)).isEmpty();
            Files.delete(resource);
            FloatNetwork network = load("create");
            assertThat(network.predict(X).data).isEqualTo(expected);
            assertThat(network.scaler()).isNotNull();
            assertThat(network.trainingSummary()).startsWith("200 epochs");
            // It can be trained on; and one from scratch can be had.
            double before = network.cost(X, Y);
            network.train(X, Y, TrainingOptions.builder().epochs(200).learningRate(0.5).build());
            assertThat(network.cost(X, Y)).isLessThan(before);
            assertThat(load("createRandom").scaler()).isNull();
            assertThat(load("createRandom")).isInstanceOf(FloatTypedNetwork.class);
        }
        String source = Files.readString(output.resolve("nets/NetNetwork.java"));
        assertThat(source).contains("FloatState.resource(INFO, NetNetwork.class, \"NetNetwork.safetensors\", seed)");
    }

    @Test
    void theFolderOfTheOptionIsSearched() throws Exception {
        String option = "-Aneurapt.weights=" + resources.getParent();
        assertThat(compile(", weights = \"net.safetensors\"", 4, option)).isEmpty();
        assertThat(load("create").predict(X).data).isEqualTo(expected);
        assertThat(compile(", weights = \"none.safetensors\"", 4, option))
                .containsExactly("4: [NEURAPT-WEIGHTS] weights = \"none.safetensors\": there is no nets/none.safetensors in "
                        + resources.getParent() + ", the folder of -Aneurapt.weights");
    }

    @Test
    void whatDoesNotFitIsAnErrorAtTheAnnotation() throws Exception {
        Path file = output.resolve("nets/net.safetensors");
        assertThat(compile(", weights = \"net.safetensors\"", 4).toString())
                .contains("4: [NEURAPT-WEIGHTS] weights = \"net.safetensors\": there is no nets/net.safetensors among the resources");
        Files.copy(resources.resolve("net.safetensors"), file);
        Files.delete(output.resolve("nets/NetNetwork.class"));
        assertThat(compile(", weights = \"net.safetensors\"", 5).toString())
                .contains("4: [NEURAPT-WEIGHTS]", "expected layer 'layer1': Dense 5 tanh, found layer 'layer1': Dense 4 tanh");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(compile(", weights = \"net.safetensors\"", 4).toString()).contains("[NEURAPT-WEIGHTS]", "cut off");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThat(compile(", weights = \"net.safetensors\"", 4).toString())
                .contains("[NEURAPT-WEIGHTS]", "more than 1048576 bytes", "load(Path)");
        assertThat(output.resolve("nets/NetNetwork.class")).doesNotExist();
    }

    private FloatNetwork load(String factory) throws Exception {
        URLClassLoader loader = new URLClassLoader(new URL[] {output.toUri().toURL()});
        loaders.add(loader); // open as long as the network may be asked for something that it has not loaded yet
        Method create = loader.loadClass("nets.NetNetwork").getMethod(factory, long.class);
        return (FloatNetwork) create.invoke(null, 1L);
    }

    @AfterEach
    void close() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }

    /** Errors and warnings, each with its line. */
    private List<String> compile(String weights, int units, String... options) throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Path source = Files.writeString(folder.resolve("Net.java"), SPEC.formatted(weights, units));
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> all = new ArrayList<>(List.of("-d", output.toString(), "-Xlint:all,-processing"));
            all.addAll(List.of("-classpath", System.getProperty("java.class.path")));
            all.addAll(List.of(options));
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, diagnostics, all, null, files.getJavaFileObjects(source));
            task.setProcessors(List.of(new NeuraptProcessor()));
            task.call();
        }
        List<String> messages = new ArrayList<>();
        for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
            messages.add(diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT));
        }
        return messages;
    }
}
