package user;

import io.neurapt.Activation;
import io.neurapt.Feature;
import io.neurapt.Layer;
import io.neurapt.Loss;
import io.neurapt.Network;
import io.neurapt.OptimizerType;
import io.neurapt.Scaling;
import io.neurapt.Training;

/** A typed spec whose network starts with weights from this project's resources. */
@Network(
        input = Weather.Day.class,
        output = Weather.Game.class,
        loss = Loss.CATEGORICAL_CROSS_ENTROPY,
        scaling = Scaling.MIN_MAX,
        weights = "weather.safetensors")
@Training(optimizer = OptimizerType.ADAM, learningRate = 0.05, epochs = 300)
@Layer(units = 6, activation = Activation.TANH)
@Layer(units = 2, activation = Activation.SOFTMAX)
public interface Weather {
    /** A day. */
    record Day(@Feature(skip = true) String date, Outlook outlook, int temperature, int humidity, boolean windy) {}

    /** What the sky looks like. */
    enum Outlook {
        SUNNY,
        OVERCAST,
        RAINY
    }

    /** Whether a game can be played. */
    enum Game {
        PLAY,
        STAY
    }
}
