package io.neurapt.processor.write;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.neurapt.processor.model.DropoutModel;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.plan.LayerPlan;
import java.util.List;

/** Dropout: a mask in training, nothing in predictions. */
@AutoService(LayerEmitter.class)
public final class DropoutEmitter implements LayerEmitter {
    private static final ClassName HANDLE = ClassName.get("io.neurapt.network", "DropoutHandle");

    /** Made by the service loader. */
    public DropoutEmitter() {}

    @Override
    public Class<? extends LayerModel> model() {
        return DropoutModel.class;
    }

    @Override
    public String shape(LayerModel layer) {
        return "rate " + ((DropoutModel) layer).rate();
    }

    @Override
    public List<Parameter> parameters(LayerModel layer) {
        return List.of();
    }

    @Override
    public String forwardFormula(LayerModel layer, String in, String out) {
        return out + " = mask ∘ " + in + ", the mask 1/(1 − rate) or 0 in training, else 1";
    }

    @Override
    public String backwardFormula(LayerModel layer, String dOut, String dIn) {
        return dIn + " = mask ∘ " + dOut;
    }

    @Override
    public String gradientsFormula(LayerModel layer, String dOut) {
        throw new IllegalStateException("dropout has no parameters");
    }

    @Override
    public ClassName worker(Source source) {
        return source.runtime("internal", "Dropout");
    }

    @Override
    public CodeBlock workerArguments(Source source, LayerPlan layer) {
        DropoutModel model = (DropoutModel) layer.layer();
        return CodeBlock.of("$L, $L, $L * m", model.kept(), model.index(), model.inputs());
    }

    @Override
    public CodeBlock forward(Source source, LayerPlan layer, String name, String in, String offset, String out) {
        return CodeBlock.of(
                "$L.forward($L, $L, $L, $L * m, training, seed);\n", name, in, offset, out, layer.layer().inputs());
    }

    @Override
    public CodeBlock backward(Source source, LayerPlan layer, String name, String dOut, String dIn) {
        return dIn.equals("null")
                ? CodeBlock.of("")
                : CodeBlock.of("$L.backward($L, $L, $L * m);\n", name, dOut, dIn, layer.layer().inputs());
    }

    @Override
    public CodeBlock gradients(Source source, LayerPlan layer, String name, String dOut) {
        return CodeBlock.of("");
    }

    @Override
    public CodeBlock finish(Source source, LayerPlan layer, String name) {
        return CodeBlock.of("");
    }

    @Override
    public CodeBlock fold(Source source, LayerPlan layer, LayerPlan dense) {
        throw new IllegalStateException("predictions pass dropout by");
    }

    @Override
    public CodeBlock predict(
            Source source, LayerPlan layer, String p, String in, String offset, String out, String samples) {
        throw new IllegalStateException("predictions pass dropout by");
    }

    @Override
    public CodeBlock reference(Source source, LayerPlan layer, String in) {
        return CodeBlock.of("$L", in);
    }

    @Override
    public TypeName handleType(Source source) {
        return HANDLE;
    }

    @Override
    public CodeBlock handle(Source source, LayerPlan layer) {
        DropoutModel model = (DropoutModel) layer.layer();
        return CodeBlock.of("new $T($S, $L)", HANDLE, model.name(), model.rate());
    }
}
