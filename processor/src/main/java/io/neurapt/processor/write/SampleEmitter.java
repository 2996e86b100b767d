package io.neurapt.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.neurapt.processor.plan.LayerPlan;
import java.util.List;

/** The code that a layer kind contributes to the prediction of one sample. */
interface SampleEmitter {
    /**
     * Straight-line code from local variables to local variables.
     *
     * @param inputs names of the variables it reads
     * @return their names for the next layer, in {@link Unrolled}
     */
    Unrolled unrolled(Source source, LayerPlan layer, List<String> inputs);

    /** Straight-line code that ends in {@code out} from {@code oo} on, for the last layer of a step. */
    CodeBlock unrolledToArray(Source source, LayerPlan layer, List<String> inputs);

    /** A method for a layer in a loop; it reads {@code x} from {@code xo} on and fills the array {@code a}. */
    MethodSpec loop(Source source, LayerPlan layer, String name);

    /** Code and the variables that hold its result. */
    record Unrolled(CodeBlock code, List<String> outputs) {}
}
