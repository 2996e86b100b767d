package io.neurapt.processor.check;

import io.neurapt.processor.spec.NetworkDeclaration;

/** Layers on the type, or layers on methods: some, and all of them in one form. */
final class FormRules implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        if (network.layers().isEmpty() && !network.isImported()) {
            problems.add(
                    Id.LAYERS,
                    network.at(),
                    "network '%s' has no layers; add @Layer(units = …) to the type, or methods such as "
                            + "'@Layer(units = …) Dense hidden();'",
                    network.type().getSimpleName());
        }
        if (network.isMixed()) {
            problems.add(
                    Id.FORM,
                    network.order().get(0).at(),
                    "'%s' has %s stacked on the type, and also layers that are declared as methods (here '%s'), so their order is "
                            + "not defined; use one form for all of them",
                    network.type().getSimpleName(),
                    network.stacked().size() == 1 ? "a layer" : network.stacked().size() + " layers",
                    network.order().get(0).name());
        }
    }
}
