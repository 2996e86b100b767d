package io.neurapt.processor.check;

import io.neurapt.processor.spec.NetworkDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All rules, in the order in which their problems are reported. */
public final class Checker {
    private static final List<Function<NetworkDeclaration, List<Problem>>> RULES =
            List.of(SpecRules::check, LayerRules::check, LossRules::check, TrainingRules::check);

    private Checker() {}

    /** Every problem of a spec; none if code can be generated for it. */
    public static List<Problem> check(NetworkDeclaration network) {
        List<Problem> problems = new ArrayList<>();
        RULES.forEach(rule -> problems.addAll(rule.apply(network)));
        return problems;
    }
}
