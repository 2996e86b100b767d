package io.neurapt.processor.check;

import io.neurapt.processor.spec.Anchor;
import io.neurapt.processor.spec.NetworkDeclaration;
import javax.lang.model.SourceVersion;

/** The names of the generated classes. */
final class NameRules implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        String name = network.name().get();
        Anchor at = name.isEmpty() ? Anchor.of(network.type()) : network.name().at();
        if (SourceVersion.isKeyword(name)) {
            problems.add(Id.NAME, at, "name = \"%s\" is a Java keyword; use another name", name);
        } else if (!name.isEmpty() && !SourceVersion.isIdentifier(name)) {
            problems.add(
                    Id.NAME,
                    at,
                    "name = \"%s\" is no Java identifier, but class names are made from it; use letters and digits only",
                    name);
        }
        String fix = name.isEmpty()
                ? "rename '" + network.type().getSimpleName() + "', or give it a name of its own with @Network(name = …)"
                : "choose another name";
        for (String taken : network.surroundings().taken()) {
            problems.add(
                    Id.CLASH, at, "the class %s, which would be generated, exists already and is not a generated one; %s", taken, fix);
        }
        if (!network.surroundings().twins().isEmpty()) {
            problems.add(
                    Id.CLASH,
                    at,
                    "the classes of '%s' would be called %s and so on, and so would those of %s; %s",
                    network.type().getQualifiedName(),
                    network.generatedNames().get(0),
                    String.join(", ", network.surroundings().twins()),
                    fix);
        }
    }
}
