package io.neurapt.examples;

import io.neurapt.Activation;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Scaling;
import io.neurapt.Training;

/** Judges tumours by measurements of their cell nuclei: becomes {@link TumourNetwork}, which {@link PredictionServer} serves. */
@Network(
        input = Tumour.Nuclei.class,
        output = Tumour.Diagnosis.class,
        loss = Loss.BINARY_CROSS_ENTROPY,
        scaling = Scaling.STANDARD)
@Training(optimizer = OptimizerType.ADAM, learningRate = 0.003, batchSize = 32, epochs = 20)
@Layer(units = 16, activation = Activation.TANH)
@Layer(units = 1, activation = Activation.SIGMOID)
interface Tumour {
    /** The mean, standard error and worst value of ten measurements. */
    record Nuclei(
            double meanRadius,
            double meanTexture,
            double meanPerimeter,
            double meanArea,
            double meanSmoothness,
            double meanCompactness,
            double meanConcavity,
            double meanConcavePoints,
            double meanSymmetry,
            double meanFractalDimension,
            double radiusError,
            double textureError,
            double perimeterError,
            double areaError,
            double smoothnessError,
            double compactnessError,
            double concavityError,
            double concavePointsError,
            double symmetryError,
            double fractalDimensionError,
            double worstRadius,
            double worstTexture,
            double worstPerimeter,
            double worstArea,
            double worstSmoothness,
            double worstCompactness,
            double worstConcavity,
            double worstConcavePoints,
            double worstSymmetry,
            double worstFractalDimension) {}

    /** What a tumour is; the second is what the network's output is the probability of. */
    enum Diagnosis {
        BENIGN,
        MALIGNANT
    }
}
