package io.neurapt.processor.write;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.neurapt.Activation;
import io.neurapt.processor.model.BatchNormModel;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.plan.LayerPlan;
import java.util.List;

/** Batch normalisation: of the batch in training, by moving averages in predictions. */
@AutoService(LayerEmitter.class)
public final class BatchNormEmitter implements LayerEmitter {
    private static final ClassName REFERENCE = ClassName.get("io.neurapt.internal", "Reference");

    /** Made by the service loader. */
    public BatchNormEmitter() {}

    @Override
    public Class<? extends LayerModel> model() {
        return BatchNormModel.class;
    }

    @Override
    public String shape(LayerModel layer) {
        return "4 of " + layer.inputs();
    }

    @Override
    public List<Parameter> parameters(LayerModel layer) {
        int units = layer.inputs();
        int l = layer.index();
        return List.of(
                new Parameter("scale", "SCALE", "γ" + l, units, 1, true),
                new Parameter("shift", "SHIFT", "β" + l, units, 0, true),
                new Parameter("mean", "MEAN", "moving mean of layer " + l, units, 0, false),
                new Parameter("variance", "VARIANCE", "moving variance of layer " + l, units, 1, false));
    }

    @Override
    public String forwardFormula(LayerModel layer, String in, String out) {
        int l = layer.index();
        return out + " = γ" + l + " ∘ (" + in + " − μ)/√(σ² + " + ((BatchNormModel) layer).epsilon() + ") + β" + l
                + ", μ and σ² of the batch in training, else moving averages";
    }

    @Override
    public String backwardFormula(LayerModel layer, String dOut, String dIn) {
        int l = layer.index();
        return dIn + " = γ" + l + "/√(σ² + ε) ∘ (" + dOut + " − mean " + dOut + " − X̂ ∘ mean (" + dOut + " ∘ X̂))";
    }

    @Override
    public String gradientsFormula(LayerModel layer, String dOut) {
        int l = layer.index();
        return "dγ" + l + " = 1/m·Σ " + dOut + " ∘ X̂; dβ" + l + " = 1/m·Σ " + dOut;
    }

    @Override
    public ClassName worker(Source source) {
        return source.runtime("internal", "BatchNorm");
    }

    @Override
    public CodeBlock workerArguments(Source source, LayerPlan layer) {
        BatchNormModel model = (BatchNormModel) layer.layer();
        return CodeBlock.of("$L, $L, $L, $L", model.inputs(), offsets(layer), model.epsilon(), model.momentum());
    }

    private static String offsets(LayerPlan layer) {
        int l = layer.layer().index();
        return "SCALE" + l + ", SHIFT" + l + ", MEAN" + l + ", VARIANCE" + l;
    }

    @Override
    public CodeBlock forward(Source source, LayerPlan layer, String name, String in, String offset, String out) {
        return CodeBlock.of("$L.forward(p, $L, $L, $L, m, training);\n", name, in, offset, out);
    }

    @Override
    public CodeBlock backward(Source source, LayerPlan layer, String name, String dOut, String dIn) {
        return CodeBlock.of("$L.backward(p, $L, $L, m);\n", name, dOut, dIn);
    }

    @Override
    public CodeBlock gradients(Source source, LayerPlan layer, String name, String dOut) {
        return CodeBlock.of("$L.gradients(scale, beta, g, part);\n", name);
    }

    @Override
    public CodeBlock finish(Source source, LayerPlan layer, String name) {
        return CodeBlock.of("$L.moveAverages(p, first, share);\n", name);
    }

    @Override
    public CodeBlock fold(Source source, LayerPlan layer, LayerPlan dense) {
        return CodeBlock.of(
                "$T.fold(p, $L, $L, $L, $L, $L, $L);\n",
                source.runtime("internal", "BatchNorm"),
                Source.weight(dense),
                dense.dense().bias() ? "B" + dense.layer().index() : "-1",
                dense.dense().units(),
                dense.dense().inputs(),
                offsets(layer),
                ((BatchNormModel) layer.layer()).epsilon());
    }

    @Override
    public CodeBlock predict(
            Source source, LayerPlan layer, String p, String in, String offset, String out, String samples) {
        BatchNormModel model = (BatchNormModel) layer.layer();
        return CodeBlock.of(
                "$T.predict($L, $L, $L, $L, $L, $L, $L, $L);\n",
                source.runtime("internal", "BatchNorm"),
                p,
                in,
                offset,
                out,
                model.inputs(),
                samples,
                offsets(layer),
                model.epsilon());
    }

    @Override
    public CodeBlock reference(Source source, LayerPlan layer, String in) {
        BatchNormModel model = (BatchNormModel) layer.layer();
        return CodeBlock.of(
                "$T.batchNorm(p, $L, $L, $L, $T.$L, $L)",
                REFERENCE,
                offsets(layer),
                model.epsilon(),
                in,
                Activation.class,
                model.activation(),
                model.activationParameter().orElse(1));
    }

    @Override
    public TypeName handleType(Source source) {
        return source.runtime("network", "BatchNormLayer");
    }

    @Override
    public CodeBlock handle(Source source, LayerPlan layer) {
        return CodeBlock.of("new $T(this, $S, $L)", handleType(source), layer.layer().name(), layer.layer().inputs());
    }
}
