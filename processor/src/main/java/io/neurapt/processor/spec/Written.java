package io.neurapt.processor.spec;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/**
 * Annotations as they stand in the source. Of those that it cannot resolve, for lack of an import, javac shows nothing to processors;
 * its tree API does.
 */
final class Written {
    private Written() {}

    /** Whether an annotation on an element could be one of ours but is not resolved, as far as the compiler tells. */
    static boolean hasUnresolved(ProcessingEnvironment environment, Element element) {
        Set<String> resolved = element.getAnnotationMirrors().stream()
                .map(mirror -> mirror.getAnnotationType().asElement().getSimpleName().toString())
                .map(name -> name.equals("Layers") || name.equals("Networks") ? name.substring(0, name.length() - 1) : name)
                .collect(Collectors.toSet());
        return names(environment, element).stream().anyMatch(name -> Vocabulary.contains(name) && !resolved.contains(name));
    }

    private static List<String> names(ProcessingEnvironment environment, Element element) {
        try {
            return Sources.names(Trees.instance(environment).getTree(element));
        } catch (IllegalArgumentException | LinkageError e) {
            return List.of(); // not javac
        }
    }

    private static final class Sources {
        static List<String> names(Tree tree) {
            if (tree instanceof ClassTree type) {
                return names(type.getModifiers());
            }
            return tree instanceof MethodTree method ? names(method.getModifiers()) : List.of();
        }

        private static List<String> names(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream()
                    .map(AnnotationTree::getAnnotationType)
                    .map(Tree::toString)
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .toList();
        }
    }
}
