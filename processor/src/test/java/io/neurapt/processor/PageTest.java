package io.neurapt.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the report, as a browser shows it: a small, a middle and a deep network, light and dark, wide and narrow. */
class PageTest {
    private static final Pattern LINE = Pattern.compile("(?m)^(\\S+) (.+)$");
    private static final int WIDE = 1280;
    private static final int NARROW = 420;
    /** What the Web Content Accessibility Guidelines, level AA, ask of text, and of drawings. */
    private static final double TEXT_CONTRAST = 4.5;

    private static final double DRAWING_CONTRAST = 3;

    @TempDir
    Path folder;

    private Path page;

    @BeforeEach
    void writeThePage() {
        page = folder.resolve("networks.html");
        Map<String, String> sources = new TreeMap<>();
        add(sources, "Flower", "@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)", List.of(
                "@Layer(units = 4, activation = Activation.TANH) Dense hidden();",
                "@Layer(units = 1, activation = Activation.SIGMOID) Dense output();"));
        add(sources, "Mnist", "@Network(inputs = 784, loss = Loss.CATEGORICAL_CROSS_ENTROPY)", List.of(
                "@Layer(units = 128, activation = Activation.RELU) Dense hidden();",
                "@Layer(units = 10, activation = Activation.SOFTMAX) Dense output();"));
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            String activation = List.of("RELU", "TANH", "LEAKY_RELU").get(i % 3);
            int units = List.of(32, 5, 64, 3, 16).get(i % 5);
            deep.append("@Layer(units = ").append(units).append(", activation = Activation.").append(activation);
            deep.append(") Dense aRatherLongLayerName").append(i).append("();\n");
        }
        add(sources, "Deep", "@Network(inputs = 24, loss = Loss.MEAN_SQUARED_ERROR)", List.of(
                deep.toString(), "@Layer(units = 2) Dense output();"));
        Outcome outcome = TestCompiler.JAVAC.compile(sources, List.of("-proc:only", "-Aneurapt.report=" + page));
        assertThat(outcome.errors()).isEmpty();
    }

    private static void add(Map<String, String> sources, String name, String network, List<String> layers) {
        String body = String.join("\n", layers);
        sources.put("demo." + name, "package demo;\nimport io.neurapt.*;\n" + network + "\ninterface " + name + " {\n" + body + "\n}\n");
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        assertThat(Files.readString(page)).doesNotContain("http", "<script", "<link", "src=", "@import", "url(");
    }

    @Test
    void aBrowserShowsItWell() throws IOException {
        Map<String, String> light = probe(WIDE, false);
        assertThat(light).containsEntry("demo.Flower", "7 408x200").containsEntry("requests", "0");
        assertThat(light.get("demo.Mnist")).startsWith("24 408x"); // 8 of 784, 8 of 128 and 8 of 10, with a gap each
        assertThat(light.get("demo.Deep")).matches("1\\d\\d 952x\\d+");
        Map<String, String> dark = probe(WIDE, true);
        assertThat(dark.get("background")).isNotEqualTo(light.get("background"));
        requireReadable(light);
        requireReadable(dark);
        requireReadable(probe(NARROW, false));
    }

    private static void requireReadable(Map<String, String> probe) {
        assertThat(Integer.parseInt(probe.get("overflow"))).as("pixels that need scrolling aside").isLessThanOrEqualTo(0);
        assertThat(probe).containsEntry("outside", "0").containsEntry("overlaps", "0");
        assertThat(Double.parseDouble(probe.get("contrast"))).isGreaterThan(TEXT_CONTRAST);
        for (String network : List.of("Flower", "Mnist", "Deep")) {
            assertThat(Double.parseDouble(probe.get("units-demo." + network))).isGreaterThan(DRAWING_CONTRAST);
        }
    }

    @Test
    void thePictureIsNotBlank() throws IOException {
        BufferedImage picture = ImageIO.read(chromium().screenshot(page, WIDE).toFile());
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colors.add(picture.getRGB(x, y));
            }
        }
        assertThat(colors).hasSizeGreaterThan(100);
    }

    private Chromium chromium() {
        var found = Chromium.find(folder);
        assumeTrue(found.isPresent(), "no Chromium here, so nobody looks at the report's page (Debian: apt-get install chromium)");
        return found.get();
    }

    /** Measures the page from inside. */
    private Map<String, String> probe(int width, boolean dark) throws IOException {
        Chromium chromium = chromium();
        Path probed = folder.resolve("probed.html");
        try (var script = PageTest.class.getResourceAsStream("/report/probe.js")) {
            String code = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(probed, Files.readString(page).replace("</body>", "<script>\n" + code + "</script>\n</body>"));
        }
        String document = chromium.document(probed, width, dark);
        assertThat(document).contains("<pre id=\"probe\">");
        Map<String, String> values = new HashMap<>();
        Matcher line = LINE.matcher(document.substring(document.indexOf("<pre id=\"probe\">")));
        while (line.find()) {
            values.put(line.group(1), line.group(2));
        }
        return values;
    }
}
