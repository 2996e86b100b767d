package io.neurapt.processor.check;

import io.neurapt.processor.spec.LocalSpecs.LocalSpec;
import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.Stray;
import java.util.List;

/** All rules, in the order in which their problems are reported. */
public final class Checker {
    private static final List<Rule> RULES = List.of(
            new TypeRules(),
            new FormRules(),
            new ImportRules(),
            new MethodRules(),
            new NameRules(),
            new DataRules(),
            new SizeRules(),
            new LayerRules(),
            new KindRules(),
            new LossRules(),
            new TrainingRules());

    private static final List<Rule> ADVICE =
            List.of(new ActivationAdvice(), new InitializationAdvice(), new CapacityAdvice());

    private Checker() {}

    /** Every error of a spec; none if code can be generated for it. */
    public static List<Problem> errors(NetworkDeclaration network) {
        return run(RULES, network);
    }

    /**
     * What is unwise in a spec without errors, except where its author says that it is meant so, or where its layers come from a model.
     */
    public static List<Problem> advice(NetworkDeclaration network) {
        if (network.isImported()) {
            return List.of();
        }
        return run(ADVICE, network).stream()
                .filter(advice -> !Suppressions.contain(advice.at().element(), advice.id()))
                .toList();
    }

    /** The error of an annotation without a network. */
    public static Problem error(Stray stray) {
        return new Problem(
                Id.NETWORK,
                "@" + stray.annotation() + " has no network to belong to, as '" + stray.type().getSimpleName()
                        + "' has no @Network; add @Network(inputs = …, loss = …) to '" + stray.type().getSimpleName()
                        + "', or remove @" + stray.annotation(),
                stray.at());
    }

    /** The error of a spec inside a method. */
    public static Problem error(LocalSpec spec) {
        return new Problem(
                Id.SPEC,
                "'" + spec.name() + "' is local to '" + spec.at().element().getSimpleName()
                        + "', where no compiler shows it to a processor; a spec is a top-level or nested type: move it out",
                spec.at());
    }

    private static List<Problem> run(List<Rule> rules, NetworkDeclaration network) {
        Problems problems = new Problems();
        rules.forEach(rule -> rule.check(network, problems));
        return problems.found();
    }
}
