package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Feature;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.Precision;
import io.neurapt.Scaling;

/** A component of every kind, and every kind of answer. */
final class Kinds {
    private Kinds() {}

    enum Colour {
        RED,
        @Feature(name = "sea green")
        GREEN,
        BLUE
    }

    enum Answer {
        NO,
        YES
    }

    record Row(
            byte b,
            @Feature(skip = true) String text,
            short s,
            int i,
            long l,
            @Feature(name = "a float") float f,
            double d,
            boolean z,
            Colour colour,
            @Feature(skip = true) byte skippedByte,
            @Feature(skip = true) char skippedChar,
            @Feature(skip = true) boolean skippedBoolean,
            @Feature(skip = true) java.time.LocalDate date,
            @Feature(skip = true) Colour skippedColour) {}

    record Numbers(byte b, short s, int i, long l, float f, double d) {}

    /** All kinds of numbers out. */
    @Network(input = Row.class, output = Numbers.class, loss = Loss.MEAN_SQUARED_ERROR)
    @Layer(units = 6)
    interface Regression {}

    /** The same in double precision. */
    @Network(input = Row.class, output = Numbers.class, loss = Loss.MEAN_SQUARED_ERROR, precision = Precision.DOUBLE)
    @Layer(units = 6)
    interface DoubleRegression {}

    /** A single number out. */
    @Network(input = Row.class, output = double.class, loss = Loss.MEAN_SQUARED_ERROR, scaling = Scaling.MIN_MAX)
    @Layer(units = 1)
    interface Number {}

    /** A single number out of a network of double precision. */
    @Network(input = Row.class, output = double.class, loss = Loss.MEAN_SQUARED_ERROR, precision = Precision.DOUBLE)
    @Layer(units = 1)
    interface DoubleNumber {}

    /** True or false. */
    @Network(input = Row.class, output = boolean.class, loss = Loss.BINARY_CROSS_ENTROPY)
    @Layer(units = 1, activation = Activation.SIGMOID)
    interface Binary {}

    /** Two constants by one sigmoid unit. */
    @Network(input = Row.class, output = Answer.class, loss = Loss.BINARY_CROSS_ENTROPY, precision = Precision.DOUBLE)
    @Layer(units = 1, activation = Activation.SIGMOID)
    interface TwoConstants {}

    /** Two constants by two softmax units. */
    @Network(input = Row.class, output = Answer.class, loss = Loss.CATEGORICAL_CROSS_ENTROPY)
    @Layer(units = 2, activation = Activation.SOFTMAX)
    interface TwoUnits {}

    /** Two constants by the logarithms of their probabilities; the loss follows from that. */
    @Network(input = Row.class, output = Answer.class)
    @Layer(units = 2, activation = Activation.LOG_SOFTMAX)
    interface Logarithms {}
}
