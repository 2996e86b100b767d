package io.neurapt.processor.check;

import io.neurapt.Loss;
import io.neurapt.processor.model.ComponentModel;
import io.neurapt.processor.model.DataModel;
import io.neurapt.processor.spec.DataDeclaration;
import io.neurapt.processor.spec.LayerDeclaration;
import io.neurapt.processor.spec.NetworkDeclaration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The record that a typed network takes, and what it answers. */
final class DataRules implements Rule {
    @Override
    public void check(NetworkDeclaration network, Problems problems) {
        DataDeclaration input = network.input();
        DataDeclaration output = network.answer();
        if (input.isGiven()) {
            input(network, input, problems);
        }
        if (input.isGiven() != output.isGiven()) {
            DataDeclaration given = input.isGiven() ? input : output;
            problems.add(
                    Id.OUTPUT,
                    given.at(),
                    "%s = %s stands alone; a typed network has both input = a record and output = an enum, boolean.class, double.class "
                            + "or a record of numbers",
                    input.isGiven() ? "input" : "output",
                    given.name());
        } else if (output.isGiven()) {
            output(network, output, problems);
        }
    }

    private static void input(NetworkDeclaration network, DataDeclaration input, Problems problems) {
        if (network.declaredInputs().get() != 0) {
            problems.add(
                    Id.INPUT,
                    network.declaredInputs().at(),
                    "inputs = %d stands beside input = %s, which says how many features there are; remove inputs",
                    network.declaredInputs().get(),
                    input.name());
        }
        Optional<DataModel> record = input.model().filter(model -> model.form() == DataModel.Form.RECORD);
        if (record.isEmpty()) {
            problems.add(
                    Id.INPUT,
                    input.at(),
                    "input = %s is %s, but features are the components of a record; use a record",
                    input.name(),
                    input.kind());
            return;
        }
        hidden(input, "input", problems);
        unsupported(input, problems);
        Set<String> names = new HashSet<>();
        for (ComponentModel component : record.get().components()) {
            if (!names.add(component.feature())) {
                problems.add(
                        Id.FEATURE,
                        input.at(),
                        "two components of input = %s are called '%s'; give one of them another @Feature(name = …)",
                        input.name(),
                        component.feature());
            }
        }
        if (record.get().width() == 0 && input.unsupported().isEmpty()) {
            problems.add(
                    Id.INPUT,
                    input.at(),
                    "input = %s has no component that is a feature; add numbers, booleans or enums, or do not skip them all",
                    input.name());
        }
    }

    private static void hidden(DataDeclaration data, String member, Problems problems) {
        data.hidden()
                .ifPresent(reason -> problems.add(
                        member.equals("input") ? Id.INPUT : Id.OUTPUT,
                        data.at(),
                        "%s = %s %s, so generated code cannot use it; make it a type that the spec's package can see",
                        member,
                        data.name(),
                        reason));
    }

    private static void unsupported(DataDeclaration data, Problems problems) {
        for (DataDeclaration.Unsupported component : data.unsupported()) {
            problems.add(
                    Id.FEATURE,
                    data.at(),
                    "component '%s' of %s has the type %s, which is no feature; use a numeric primitive, boolean or an enum, or leave it "
                            + "out with @Feature(skip = true)",
                    component.component(),
                    data.name(),
                    component.type());
        }
    }

    private static void output(NetworkDeclaration network, DataDeclaration output, Problems problems) {
        if (output.model().isEmpty()) {
            problems.add(
                    Id.OUTPUT,
                    output.at(),
                    "output = %s is %s; use an enum or boolean.class for classes, double.class or a record of numbers for a regression",
                    output.name(),
                    output.kind());
            return;
        }
        hidden(output, "output", problems);
        if (network.output().isPresent() && output.model().get().isClasses()) {
            classes(network, output, network.output().get(), problems);
        } else if (network.output().isPresent()) {
            numbers(network, output, network.output().get(), problems);
        }
    }

    private static void classes(
            NetworkDeclaration network, DataDeclaration output, LayerDeclaration layer, Problems problems) {
        int classes = output.model().get().classes().size();
        if (classes < 2) {
            problems.add(
                    Id.OUTPUT,
                    output.at(),
                    "output = %s has %d constants, but a classification needs at least 2; add constants",
                    output.name(),
                    classes);
            return;
        }
        boolean single = output.model().get().isSingleProbability(layer.activation().get());
        Loss loss = output.model().get().loss(layer.activation().get());
        if (network.effectiveLoss() != loss) {
            problems.add(
                    Id.OUTPUT,
                    network.loss().at(),
                    "output = %s are %d classes, which loss = %s does not fit; use loss = %s with %s in the output layer",
                    output.name(),
                    classes,
                    network.loss().get(),
                    loss,
                    single ? "one SIGMOID unit" : classes + " SOFTMAX units");
        } else {
            units(output, layer, single ? 1 : classes, classes + " classes", problems);
        }
    }

    private static void numbers(
            NetworkDeclaration network, DataDeclaration output, LayerDeclaration layer, Problems problems) {
        unsupported(output, problems);
        DataModel model = output.model().get();
        for (ComponentModel component : model.components()) {
            if (!component.kind().isNumber()) {
                problems.add(
                        Id.FEATURE,
                        output.at(),
                        "component '%s' of output = %s is %s; a network answers numbers: use numeric primitives only",
                        component.name(),
                        output.name(),
                        component.kind().isSkipped() ? "skipped" : "no number");
            }
        }
        if (network.effectiveLoss() != Loss.MEAN_SQUARED_ERROR) {
            problems.add(
                    Id.OUTPUT,
                    network.loss().at(),
                    "output = %s are numbers, which loss = %s does not fit; use loss = MEAN_SQUARED_ERROR, or an enum or boolean.class as "
                            + "output",
                    output.name(),
                    network.loss().get());
        } else if (output.unsupported().isEmpty()) {
            int targets = model.form() == DataModel.Form.DOUBLE ? 1 : model.components().size();
            units(output, layer, targets, targets == 1 ? "one number" : targets + " numbers", problems);
        }
    }

    private static void units(DataDeclaration output, LayerDeclaration layer, int units, String what, Problems problems) {
        if (layer.units().get() != units) {
            problems.add(
                    Id.OUTPUT,
                    layer.units().at(),
                    "output = %s has %s, but the output %s has units = %d; use units = %d",
                    output.name(),
                    what,
                    layer.label(),
                    layer.units().get(),
                    units);
        }
    }
}
