package io.neurapt.processor;

import io.neurapt.processor.check.Id;
import io.neurapt.processor.check.Problem;
import io.neurapt.processor.spec.Anchor;
import io.neurapt.processor.write.GeneratedFile;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/** What leaves the processor: messages and files. */
final class Output {
    private final Messager messager;
    private final Filer filer;

    Output(ProcessingEnvironment environment) {
        messager = environment.getMessager();
        filer = environment.getFiler();
    }

    void print(Problem problem) {
        Anchor at = problem.at();
        messager.printMessage(problem.id().kind(), problem.message(), at.element(), at.annotation(), at.value());
    }

    /** The spec is the one originating element of its files: incremental builds rewrite them when it changes. */
    void write(GeneratedFile file, Element spec) {
        try (Writer out = filer.createSourceFile(file.className(), spec).openWriter()) {
            out.write(file.text());
        } catch (FilerException e) {
            String text = "the class " + file.className() + " is among the sources being compiled although the processor writes it; "
                    + "remove that file, or compile without the processor";
            print(new Problem(Id.CLASH, text, Anchor.of(spec)));
        } catch (IOException e) {
            String text = "cannot write " + file.className() + ": " + e.getMessage() + "; see to the compiler's output folder";
            print(new Problem(Id.WRITE, text, Anchor.of(spec)));
        }
    }
}
