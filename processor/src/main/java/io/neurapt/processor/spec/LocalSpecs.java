package io.neurapt.processor.spec;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.neurapt.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/**
 * Specs inside methods. Compilers do not show local types to processors; javac's own tree API finds them, so that they do not just
 * remain without effect. Under other compilers they do.
 */
public final class LocalSpecs {
    /**
     * One of them.
     *
     * @param name of the local type
     * @param at what it is declared in
     */
    public record LocalSpec(String name, Anchor at) {}

    private LocalSpecs() {}

    /** The local specs in the classes of a round; none where the compiler is not javac. */
    public static List<LocalSpec> find(ProcessingEnvironment environment, Set<? extends Element> roots) {
        try {
            return Scanner.scan(Trees.instance(environment), roots);
        } catch (IllegalArgumentException | LinkageError e) {
            return List.of();
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<LocalSpec> found = new ArrayList<>();

        private Scanner(Trees trees) {
            this.trees = trees;
        }

        static List<LocalSpec> scan(Trees trees, Set<? extends Element> roots) {
            Scanner scanner = new Scanner(trees);
            Set<CompilationUnitTree> units = new HashSet<>();
            for (Element root : roots) {
                TreePath path = trees.getPath(root);
                if (path != null && units.add(path.getCompilationUnit()) && mentionsNeurapt(path.getCompilationUnit())) {
                    scanner.scan(path.getCompilationUnit(), null);
                }
            }
            return scanner.found;
        }

        /** Saves looking into everybody else's methods. */
        private static boolean mentionsNeurapt(CompilationUnitTree unit) {
            return unit.getImports().stream()
                    .map(declaration -> declaration.getQualifiedIdentifier().toString())
                    .anyMatch(name -> name.equals(Network.class.getName()) || name.equals("io.neurapt.*"));
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            Tree.Kind parent = getCurrentPath().getParentPath().getLeaf().getKind();
            boolean local = parent == Tree.Kind.BLOCK || parent == Tree.Kind.CASE;
            if (local && type.getModifiers().getAnnotations().stream().anyMatch(Scanner::isNetwork)) {
                found.add(new LocalSpec(type.getSimpleName().toString(), Anchor.of(owner(getCurrentPath()))));
            }
            return super.visitClass(type, unused);
        }

        private static boolean isNetwork(AnnotationTree annotation) {
            String name = annotation.getAnnotationType().toString();
            return name.equals(Network.class.getSimpleName()) || name.equals(Network.class.getName());
        }

        /** The innermost declaration around a path that is an element already: a method, or a class for its initialisers. */
        private Element owner(TreePath path) {
            for (TreePath p = path.getParentPath(); p != null; p = p.getParentPath()) {
                Element element = trees.getElement(p);
                boolean declares = p.getLeaf().getKind() == Tree.Kind.METHOD || p.getLeaf() instanceof ClassTree;
                if (declares && element != null) {
                    return element;
                }
            }
            throw new IllegalStateException("no declaration around " + path.getLeaf());
        }
    }
}
