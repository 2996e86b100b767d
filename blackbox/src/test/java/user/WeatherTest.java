package user;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.neurapt.data.Example;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import user.Weather.Day;
import user.Weather.Game;
import user.Weather.Outlook;

/** Records, tables, files and weights in the jar, through nothing but the public API. */
class WeatherTest {
    private static final String TABLE =
            """
            date,outlook,temperature,humidity,windy,game
            1 May,sunny,29,85,false,stay
            2 May,sunny,27,90,true,stay
            3 May,overcast,28,78,false,play
            4 May,rainy,21,96,false,play
            5 May,rainy,20,80,false,play
            6 May,rainy,18,70,true,stay
            7 May,overcast,18,65,true,play
            8 May,sunny,22,95,false,stay
            9 May,sunny,21,70,false,play
            10 May,rainy,24,80,false,play
            """;

    @TempDir
    Path folder;

    @Test
    void aTableIsLearntAndComesBackFromAFile() throws Exception {
        Path table = Files.writeString(folder.resolve("weather.csv"), TABLE);
        List<Example<Day, Game>> days = WeatherNetwork.csv().read(table);
        assertEquals(new Day("1 May", Outlook.SUNNY, 29, 85, false), days.get(0).row());
        WeatherNetwork net = WeatherNetwork.createRandom(1);
        net.train(days);
        for (Example<Day, Game> day : days) {
            assertEquals(day.label(), net.predict(day.row()));
        }
        Path file = folder.resolve("weather.safetensors");
        net.save(file);
        Day tomorrow = new Day("", Outlook.OVERCAST, 25, 75, true);
        assertArrayEquals(
                net.probabilities(tomorrow).values(), WeatherNetwork.load(file).probabilities(tomorrow).values());
        String keep = System.getProperty("weather.keep");
        if (keep != null) { // how src/main/resources/user/weather.safetensors was made
            Files.copy(file, Path.of(keep));
        }
    }

    @Test
    void theProgramStartsWithTheWeightsOfItsResources() {
        WeatherNetwork net = WeatherNetwork.create();
        assertNotNull(WeatherNetwork.class.getResource("WeatherNetwork.safetensors"));
        assertEquals(Game.STAY, net.predict(new Day("", Outlook.SUNNY, 29, 85, false)));
        assertEquals(Game.PLAY, net.predict(new Day("", Outlook.OVERCAST, 28, 78, false)));
        assertEquals("300 epochs", net.trainingSummary().substring(0, 10));
    }
}
