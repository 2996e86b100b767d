package io.neurapt.processor.spec;

import java.util.List;
import java.util.Set;

/**
 * What a spec finds in the compilation that it is part of.
 *
 * @param api names of the methods that its network will inherit
 * @param taken qualified names of classes to be generated that somebody else's classes have already
 * @param twins other specs whose generated classes would have the same names
 * @param inheritedLayers layers of its supertypes, each as {@code hidden() of Base}
 * @param hidesJavaLang whether its package has a class that hides one of {@code java.lang} from generated code
 */
public record Surroundings(
        Set<String> api, List<String> taken, List<String> twins, List<String> inheritedLayers, boolean hidesJavaLang) {}
