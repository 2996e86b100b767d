package added;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.neurapt.processor.model.LayerModel;
import io.neurapt.processor.plan.LayerPlan;
import io.neurapt.processor.write.LayerEmitter;
import io.neurapt.processor.write.Source;
import java.util.List;

/** Writes {@link Gain} layers, in double precision. */
public final class GainEmitter implements LayerEmitter {
    private static final ClassName WORKER = ClassName.get(GainWorker.class);

    @Override
    public Class<? extends LayerModel> model() {
        return GainModel.class;
    }

    @Override
    public String shape(LayerModel layer) {
        return layer.inputs() + " × 1";
    }

    @Override
    public List<Parameter> parameters(LayerModel layer) {
        return List.of(new Parameter("gain", "GAIN", "gain " + layer.index(), layer.inputs(), 1, true));
    }

    @Override
    public String forwardFormula(LayerModel layer, String in, String out) {
        return out + " = factor · gain ∘ " + in;
    }

    @Override
    public String backwardFormula(LayerModel layer, String dOut, String dIn) {
        return dIn + " = factor · gain ∘ " + dOut;
    }

    @Override
    public ClassName worker(Source source) {
        return WORKER;
    }

    @Override
    public CodeBlock workerArguments(Source source, LayerPlan layer) {
        return CodeBlock.of("$L, GAIN$L, $L", layer.layer().inputs(), layer.layer().index(), factor(layer));
    }

    private static double factor(LayerPlan layer) {
        return ((GainModel) layer.layer()).factor();
    }

    @Override
    public CodeBlock forward(Source source, LayerPlan layer, String name, String in, String offset, String out) {
        return CodeBlock.of("$L.forward(p, $L, $L, $L, m);\n", name, in, offset, out);
    }

    @Override
    public CodeBlock backward(Source source, LayerPlan layer, String name, String dOut, String dIn) {
        return CodeBlock.of("$L.backward(p, $L, $L, m);\n", name, dOut, dIn);
    }

    @Override
    public String gradientsFormula(LayerModel layer, String dOut) {
        return "dgain" + layer.index() + " = 1/m·Σ factor · a" + (layer.index() - 1) + " ∘ " + dOut;
    }

    @Override
    public CodeBlock gradients(Source source, LayerPlan layer, String name, String dOut) {
        return CodeBlock.of("$L.gradients($L, m, scale, beta, g, part);\n", name, dOut);
    }

    @Override
    public CodeBlock finish(Source source, LayerPlan layer, String name) {
        return CodeBlock.of("");
    }

    @Override
    public CodeBlock fold(Source source, LayerPlan layer, LayerPlan dense) {
        throw new IllegalStateException("never folded");
    }

    @Override
    public CodeBlock predict(
            Source source, LayerPlan layer, String p, String in, String offset, String out, String samples) {
        return CodeBlock.of(
                "$T.predict($L, GAIN$L, $L, $L, $L, $L, $L, $L);\n",
                WORKER, p, layer.layer().index(), factor(layer), in, offset, out, layer.layer().inputs(), samples);
    }

    @Override
    public CodeBlock reference(Source source, LayerPlan layer, String in) {
        return CodeBlock.of("$T.reference(p, GAIN$L, $L, $L)", WORKER, layer.layer().index(), factor(layer), in);
    }

    @Override
    public TypeName handleType(Source source) {
        return ClassName.get(GainLayer.class);
    }

    @Override
    public CodeBlock handle(Source source, LayerPlan layer) {
        return CodeBlock.of("new $T($S)", GainLayer.class, layer.layer().name());
    }
}
