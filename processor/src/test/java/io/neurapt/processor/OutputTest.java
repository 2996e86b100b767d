package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurapt.internal.FloatBackward;
import io.neurapt.processor.check.Id;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import org.junit.jupiter.api.Test;

/** How files are written, as incremental builds need it, and what happens when they cannot be. */
class OutputTest {
    private static final String SPEC =
            "package demo;\nimport io.neurapt.*;\n@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR) @Layer(units = 1) interface Spec {}\n";

    @Test
    void gradleIsToldThatFilesDependOnTheirSpecOnly() throws IOException {
        try (var in = NeuraptProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(NeuraptProcessor.class.getName() + ",isolating");
        }
    }

    @Test
    void theyDo() {
        List<String> created = new ArrayList<>();
        Compiled.with(List.of(new NeuraptProcessorOn(filer -> recording(filer, created))), SPEC, SPEC.replace("Spec", "Other"))
                .clean();
        assertThat(created)
                .containsExactlyInAnyOrder(
                        "demo.SpecForward of [demo.Spec]", "demo.SpecBackward of [demo.Spec]", "demo.SpecNetwork of [demo.Spec]",
                        "demo.OtherForward of [demo.Other]", "demo.OtherBackward of [demo.Other]",
                        "demo.OtherNetwork of [demo.Other]");
    }

    @Test
    void aFileThatCannotBeWrittenIsAnErrorThatNamesIt() {
        Compiled compiled = Compiled.with(List.of(new NeuraptProcessorOn(OutputTest::full)), SPEC);
        assertThat(compiled.diagnostics().get(0).getMessage(null))
                .isEqualTo("[" + Id.WRITE + "] cannot write demo.SpecForward: No space left on device; see to the compiler's output folder");
        assertThat(compiled.diagnostics()).hasSize(3).allMatch(d -> d.getLineNumber() == 3);
    }

    @Test
    void generatedSourcesAmongTheSourcesAreTold() {
        String network = Compiled.of(SPEC).clean().source("demo.SpecNetwork");
        Compiled compiled = Compiled.of(SPEC, network);
        assertThat(compiled.diagnostics().get(0).getMessage(null))
                .isEqualTo("[" + Id.CLASH + "] the class demo.SpecNetwork is among the sources being compiled although the processor writes "
                        + "it; remove that file, or compile without the processor");
    }

    @Test
    void anEarlierCompilationsClassesAreReplaced() {
        Compiled first = Compiled.of(SPEC).clean();
        Compiled second = Compiled.with(List.of(new NeuraptProcessor()), first, SPEC.replace("inputs = 1", "inputs = 2"));
        assertThat(second.clean().source("demo.SpecNetwork")).contains("\"Spec\", 2, 1");
    }

    @Test
    void theWorkspaceIsAsTheSizeRuleSays() throws ReflectiveOperationException {
        Field chunk = FloatBackward.class.getDeclaredField("CHUNK");
        chunk.setAccessible(true);
        Field rule = Class.forName("io.neurapt.processor.check.SizeRules").getDeclaredField("CHUNK");
        rule.setAccessible(true);
        assertThat(rule.get(null)).isEqualTo(chunk.get(null));
    }

    private static Filer recording(Filer filer, List<String> created) {
        return proxy(Filer.class, filer, (name, arguments) -> {
            if (name.equals("createSourceFile")) {
                created.add(arguments[0] + " of " + Arrays.toString((Element[]) arguments[1]));
            }
        });
    }

    private static Filer full(Filer filer) {
        return proxy(Filer.class, filer, (name, arguments) -> {
            if (name.equals("createSourceFile")) {
                throw new IOException("No space left on device");
            }
        });
    }

    private interface Watch {
        void calling(String method, Object... arguments) throws IOException;
    }

    /** What first asks or tells somebody, then does as before. */
    private static <T> T proxy(Class<T> type, T target, Watch watch) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            watch.calling(method.getName(), arguments);
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** The processor with another filer. */
    private static final class NeuraptProcessorOn extends DelegatingProcessor {
        private final java.util.function.UnaryOperator<Filer> change;

        NeuraptProcessorOn(java.util.function.UnaryOperator<Filer> change) {
            super(new NeuraptProcessor());
            this.change = change;
        }

        @Override
        protected ProcessingEnvironment change(ProcessingEnvironment environment) {
            Filer filer = change.apply(environment.getFiler());
            return ProcessingEnvironment.class.cast(Proxy.newProxyInstance(
                    ProcessingEnvironment.class.getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
        }
    }
}
