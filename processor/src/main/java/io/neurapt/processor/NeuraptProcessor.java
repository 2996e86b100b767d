package io.neurapt.processor;

import com.google.auto.service.AutoService;
import io.neurapt.Network;
import io.neurapt.processor.check.Checker;
import io.neurapt.processor.check.Problem;
import io.neurapt.processor.plan.NetworkPlan;
import io.neurapt.processor.plan.Planner;
import io.neurapt.processor.spec.ModelBuilder;
import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.SpecReader;
import io.neurapt.processor.write.GeneratedFile;
import io.neurapt.processor.write.Writer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Messager;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Turns every spec, a type with {@link Network}, into three classes, in five stages that know nothing of each other:
 *
 * <ol>
 *   <li><b>read</b> ({@code .spec}): what the annotations say, each value with its place in the source;
 *   <li><b>check</b> ({@code .check}): rules, pure functions from that declaration to problems; a spec with any problem is
 *       reported in full and left out;
 *   <li><b>model</b> ({@code .model}): the network with all its shapes, free of compiler types;
 *   <li><b>plan</b> ({@code .plan}): layout, strategies, offsets, and what fits into one method;
 *   <li><b>write</b> ({@code .write}): {@code XForward}, {@code XBackward}, {@code XNetwork}.
 * </ol>
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("io.neurapt.Network")
public final class NeuraptProcessor extends AbstractProcessor {
    /** Instantiated by the compiler. */
    public NeuraptProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        SpecReader reader = new SpecReader(processingEnv.getElementUtils());
        for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(Network.class))) {
            reader.read(type).ifPresent(this::process);
        }
        return false;
    }

    private void process(NetworkDeclaration declaration) {
        List<Problem> problems = Checker.check(declaration);
        if (!problems.isEmpty()) {
            problems.forEach(this::report);
            return;
        }
        NetworkPlan plan = Planner.plan(ModelBuilder.build(declaration));
        for (GeneratedFile file : Writer.write(plan)) {
            write(file, declaration.type());
        }
    }

    /** The spec is the one originating element of its files: incremental builds rewrite them when it changes. */
    private void write(GeneratedFile file, Element spec) {
        try (java.io.Writer out = processingEnv.getFiler().createSourceFile(file.className(), spec).openWriter()) {
            out.write(file.text());
        } catch (IOException e) {
            String text = "[NEURAPT-WRITE] cannot write " + file.className() + ": " + e.getMessage();
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, text, spec);
        }
    }

    private void report(Problem problem) {
        Messager messager = processingEnv.getMessager();
        messager.printMessage(
                Diagnostic.Kind.ERROR,
                problem.message(),
                problem.at().element(),
                problem.at().annotation(),
                problem.at().value());
    }
}
