package io.neurapt.processor.check;

import io.neurapt.processor.spec.Declared;
import io.neurapt.processor.spec.LayerKind;
import io.neurapt.processor.spec.NetworkDeclaration;
import io.neurapt.processor.spec.OtherDeclaration;
import java.util.List;

/** Layers of other kinds than dense: the ranges of their values, and their place. */
final class KindRules implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        for (OtherDeclaration layer : network.special()) {
            for (LayerKind.Misfit misfit : layer.kind().misfits(layer, network.precision().get())) {
                problems.add(
                        Id.RANGE,
                        misfit.value().at(),
                        "%s: %s = %s, but it must be %s",
                        layer.label(),
                        misfit.member(),
                        misfit.value().get(),
                        misfit.range());
            }
        }
        List<? extends Declared> all = network.all();
        if (!network.isMixed()
                && !network.layers().isEmpty()
                && all.get(all.size() - 1) instanceof OtherDeclaration last) {
            problems.add(
                    Id.LAST,
                    last.at(),
                    "%s with @%s is the last one, but the output layer must be dense; add '@Layer(units = …) Dense output();' behind it",
                    last.label(),
                    last.kind().annotation().getSimpleName());
        }
    }
}
