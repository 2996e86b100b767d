package io.neurapt.processor;

import com.google.auto.service.AutoService;
import io.neurapt.Network;
import io.neurapt.processor.check.Checker;
import io.neurapt.processor.check.Options;
import io.neurapt.processor.check.Problem;
import io.neurapt.processor.plan.NetworkPlan;
import io.neurapt.processor.plan.Planner;
import io.neurapt.processor.report.Reports;
import io.neurapt.processor.spec.LocalSpecs;
import io.neurapt.processor.spec.ModelBuilder;
import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.SpecReader;
import io.neurapt.processor.spec.StrayFinder;
import io.neurapt.processor.weights.Baker;
import io.neurapt.processor.weights.Loader;
import io.neurapt.processor.write.GeneratedFile;
import io.neurapt.processor.write.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Turns every spec, a type with {@link Network}, into three classes, in five stages that know nothing of each other:
 *
 * <ol>
 *   <li><b>read</b> ({@code .spec}): what the annotations say, each value with its place in the source;
 *   <li><b>check</b> ({@code .check}): rules, pure functions from that declaration to problems; a spec with any error is
 *       reported in full and left out, and only a spec without errors is given advice;
 *   <li><b>model</b> ({@code .model}): the network with all its shapes, free of compiler types;
 *   <li><b>plan</b> ({@code .plan}): layout, strategies, offsets, and what fits into one method;
 *   <li><b>write</b> ({@code .write}): {@code XForward}, {@code XBackward}, {@code XNetwork}.
 * </ol>
 *
 * <p>The layers of a spec that names a model are read from it, between the first stage and the second; and weights, a file's or that
 * model's, are put beside the network ({@code .weights}).
 *
 * <p>With {@code -Aneurapt.report} it then shows what it made ({@code .report}).
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*") // a compilation whose only spec is inside a method shows no annotation at all
public final class NeuraptProcessor extends AbstractProcessor {
    private SpecReader reader;
    private Output output;
    private Loader loader;
    private Baker baker;
    private Reports reports;

    /** Instantiated by the compiler. */
    public NeuraptProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Wrong ones too, so that the compiler leaves it to this processor to tell of them. */
    @Override
    public Set<String> getSupportedOptions() {
        return Options.of(processingEnv == null ? Map.of() : processingEnv.getOptions()).given();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Options options = Options.of(environment.getOptions());
        reader = new SpecReader(environment);
        output = new Output(environment);
        loader = new Loader(environment.getFiler(), options.weights());
        baker = new Baker(environment.getFiler(), options.weights());
        reports = new Reports(options, environment.getMessager());
        options.problems().forEach(output::print);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            if (!round.errorRaised()) {
                reports.close();
            }
            return false;
        }
        StrayFinder.find(processingEnv, round).forEach(stray -> output.print(Checker.error(stray)));
        LocalSpecs.find(processingEnv, round.getRootElements()).forEach(spec -> output.print(Checker.error(spec)));
        reader.read(round).forEach(this::process);
        return false;
    }

    private void process(NetworkDeclaration read) {
        Loader.Loaded loaded = loader.load(read);
        NetworkDeclaration declaration = loaded.network();
        List<Problem> errors = new ArrayList<>(Checker.errors(declaration));
        loaded.problem().ifPresent(errors::add);
        if (!errors.isEmpty()) {
            errors.forEach(output::print);
            return;
        }
        Checker.advice(declaration).forEach(output::print);
        NetworkPlan plan = Planner.plan(ModelBuilder.build(declaration));
        Optional<Problem> unfit = baker.bake(declaration, plan);
        if (unfit.isPresent()) {
            output.print(unfit.get());
            return;
        }
        List<GeneratedFile> files = Writer.write(plan, declaration.surroundings().hidesJavaLang());
        files.forEach(file -> output.write(file, declaration.type()));
        reports.add(declaration.type(), plan, files);
    }
}
