package io.neurapt.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.neurapt.Activation;
import io.neurapt.processor.plan.LayerPlan;
import java.util.List;

/** The code that a layer kind contributes to batches in one layout. */
interface BatchEmitter {
    /** Method of the forward class that computes the layer for m samples, named {@code layerN}. */
    MethodSpec forward(Source source, LayerPlan layer);

    /** Methods of the backward class for the layer. */
    List<MethodSpec> backward(Source source, LayerPlan layer);

    /** From the derivative by the layer's Z to that by the Z before: calls {@link #backward}; nothing for the first layer. */
    default CodeBlock backwardCall(Source source, LayerPlan layer) {
        int l = layer.layer().index();
        if (l == 1) {
            return CodeBlock.of("");
        }
        LayerPlan before = source.before(layer);
        String derivative =
                before.layer().activation() == Activation.IDENTITY ? "" : " ∘ " + Formulas.derivative(before.layer());
        return CodeBlock.builder()
                .add("// d$L$L = W$Lᵀ·dZ$L$L\n", source.hasZ(before) ? "Z" : "A", l - 1, l, l, derivative)
                .addStatement("layer$L(p, m)", l)
                .build();
    }

    /** From the derivative by the layer's Z to its gradients: a call of the runtime. */
    CodeBlock gradientsCall(Source source, LayerPlan layer);
}
