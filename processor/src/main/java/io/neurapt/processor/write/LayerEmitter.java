package io.neurapt.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.plan.LayerPlan;
import java.util.List;

/**
 * The code that a kind of layer other than dense contributes. In training such a layer is an object of the runtime with a workspace of
 * its own; its activation, if it has one, is left to the writers. Emitters are found as services.
 */
public interface LayerEmitter {
    /** The kind. */
    Class<? extends LayerModel> model();

    /** What stands for the layer in the shape column of tables, such as {@code 128 × 1}. */
    String shape(LayerModel layer);

    /** Its parameters in the order of the flat array. */
    List<Parameter> parameters(LayerModel layer);

    /**
     * Parameters of a layer, one column.
     *
     * @param tensor second part of their name, such as {@code scale}
     * @param constant first part of the constant that holds their offset, such as {@code SCALE}; the index of the layer follows
     * @param symbol in formulas
     * @param rows how many
     * @param start the value they start with
     * @param trained whether they have a gradient
     */
    record Parameter(String tensor, String constant, String symbol, int rows, double start, boolean trained) {}

    /** The formula of training, for comments. */
    String forwardFormula(LayerModel layer, String in, String out);

    /** The formula of back-propagation, for comments. */
    String backwardFormula(LayerModel layer, String dOut, String dIn);

    /** Class of the object that works in training. */
    ClassName worker(Source source);

    /** Arguments of its constructor; {@code m} is the most samples of a chunk. */
    CodeBlock workerArguments(Source source, LayerPlan layer);

    /** Call of the worker {@code name}: from the array {@code in}, from {@code offset} on, to {@code out}, for m samples. */
    CodeBlock forward(Source source, LayerPlan layer, String name, String in, String offset, String out);

    /** Call of the worker {@code name}: from {@code dOut} to {@code dIn}, {@code null} where it is not needed. */
    CodeBlock backward(Source source, LayerPlan layer, String name, String dOut, String dIn);

    /** The formula of its parameters' gradients, for comments; not asked for where it has none. */
    String gradientsFormula(LayerModel layer, String dOut);

    /**
     * Call of the worker {@code name} after {@link #backward}: a {@code part} of its parameters' gradients, {@code scale} times, to g, of
     * which {@code beta} times is kept. Empty if it has none.
     */
    CodeBlock gradients(Source source, LayerPlan layer, String name, String dOut);

    /** Call of the worker {@code name} after an update; empty if there is nothing to do. */
    CodeBlock finish(Source source, LayerPlan layer, String name);

    /** In the constructor of the forward class: changes {@code p} so that the dense layer before does the work of both. */
    CodeBlock fold(Source source, LayerPlan layer, LayerPlan dense);

    /** A prediction of so many samples with the parameters {@code p}, from array to array, the activation left out. */
    CodeBlock predict(
            Source source, LayerPlan layer, String p, String in, String offset, String out, String samples);

    /** The formula of one sample in double, the activation included: an expression. */
    CodeBlock reference(Source source, LayerPlan layer, String in);

    /** Type of the layer's handle on the network. */
    TypeName handleType(Source source);

    /** The handle: an expression in a method of the network. */
    CodeBlock handle(Source source, LayerPlan layer);
}
