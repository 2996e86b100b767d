package io.neurapt.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.neurapt.TrainingOptions;
import io.neurapt.data.CsvFormat;
import io.neurapt.data.DataFileException;
import io.neurapt.data.Example;
import io.neurapt.data.FloatSource;
import io.neurapt.data.MissingValues;
import io.neurapt.data.Split;
import io.neurapt.examples.Iris.Flower;
import io.neurapt.examples.Iris.Species;
import io.neurapt.examples.Kinds.Answer;
import io.neurapt.examples.Kinds.Colour;
import io.neurapt.examples.Kinds.Numbers;
import io.neurapt.examples.Kinds.Row;
import io.neurapt.network.FloatProbabilities;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jblas.DoubleMatrix;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records in, enums, booleans, numbers and records out: as a program sees a typed network. */
class TypedNetworkTest {
    private static final Row ROW = new Row(
            (byte) 1, "one", (short) 2, 3, 4, 5.5f, 6.5, true, Colour.GREEN, (byte) 9, 'x', true, null, Colour.BLUE);

    @TempDir
    private Path folder;

    private Path iris() throws Exception {
        try (InputStream in = TypedNetworkTest.class.getResourceAsStream("iris.csv")) {
            Path file = folder.resolve("iris.csv");
            Files.copy(in, file);
            return file;
        }
    }

    @Test
    void irisesAreToldApart() throws Exception {
        List<Example<Flower, Species>> all = IrisNetwork.csv().read(iris());
        assertThat(all).hasSize(150);
        assertThat(all.get(0)).isEqualTo(new Example<>(new Flower(null, 5.1, 3.5, 1.4, 0.2), Species.SETOSA));
        Split<List<Example<Flower, Species>>> split = Split.stratified(all, Example::label, 0.7, 1);
        IrisNetwork net = IrisNetwork.create(1);
        net.train(split.train());
        long right = split.test().stream().filter(e -> net.predict(e.row()) == e.label()).count();
        assertThat(right).isGreaterThanOrEqualTo(42); // of 45

        // Every way to predict scales and gives the same.
        List<Flower> flowers = split.test().stream().map(Example::row).toList();
        FloatMatrix out = net.predict(net.features(flowers));
        for (int s = 0; s < flowers.size(); s++) {
            Flower flower = flowers.get(s);
            FloatProbabilities<Species> p = net.probabilities(flower);
            assertThat(p.values()).isEqualTo(out.getColumn(s).data);
            assertThat(p.values()).isEqualTo(net.predict(features(flower)));
            assertThat(p.of(Species.VIRGINICA)).isEqualTo(out.get(2, s));
            assertThat(p.most()).isEqualTo(net.predict(flower)).isEqualTo(net.predict(flowers).get(s));
            assertThat(p.most().ordinal()).isEqualTo(net.predictClass(features(flower)));
        }

        // And so does what was saved.
        Path file = folder.resolve("iris.safetensors");
        net.save(file);
        IrisNetwork loaded = IrisNetwork.load(file);
        assertThat(loaded.predict(net.features(flowers))).isEqualTo(out);
        assertThat(loaded.featureNames()).containsExactly("sepalLength", "sepalWidth", "petalLength", "petalWidth");
        assertThat(loaded.classNames()).containsExactly("SETOSA", "VERSICOLOR", "VIRGINICA");
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("neurapt.scaler", "petalWidth", "VERSICOLOR", "100 epochs");
    }

    private static float[] features(Flower f) {
        return new float[] {
            (float) f.sepalLength(), (float) f.sepalWidth(), (float) f.petalLength(), (float) f.petalWidth()
        };
    }

    @Test
    void listsPairsAndStreamsTrainTheSame() throws Exception {
        Path file = iris();
        List<Example<Flower, Species>> all = IrisNetwork.csv().read(file);
        TrainingOptions options =
                TrainingOptions.builder().epochs(5).batchSize(16).shuffle(false).build();
        IrisNetwork pairs = IrisNetwork.create(1);
        pairs.train(all, options);
        IrisNetwork lists = IrisNetwork.create(1);
        lists.train(
                all.stream().map(Example::row).toList(), all.stream().map(Example::label).toList(), options);
        IrisNetwork stream = IrisNetwork.create(1);
        FloatSource source = stream.source(IrisNetwork.csv(), file, CsvFormat.standard());
        assertThat(source.samples()).isEqualTo(150);
        stream.train(source, options);
        Flower flower = all.get(77).row();
        assertThat(lists.probabilities(flower).values()).isEqualTo(pairs.probabilities(flower).values());
        assertThat(stream.probabilities(flower).values()).isEqualTo(pairs.probabilities(flower).values());
        assertThat(pairs.cost(all)).isEqualTo(lists.cost(all)).isLessThan(1.5);
    }

    @Test
    void componentsOfEveryKindBecomeFeatures() {
        assertThat(Kinds_RegressionNetwork.create(1).features(List.of(ROW)).data)
                .containsExactly(1, 2, 3, 4, 5.5f, 6.5f, 1, 0, 1, 0);
        assertThat(Kinds_DoubleRegressionNetwork.create(1).features(List.of(ROW)).data)
                .containsExactly(1, 2, 3, 4, 5.5, 6.5, 1, 0, 1, 0);
        assertThat(Kinds_RegressionNetwork.create(1).featureNames())
                .containsExactly("b", "s", "i", "l", "a float", "d", "z", "colour=RED", "colour=sea green", "colour=BLUE");
    }

    @Test
    void numbersOfEveryKindAreAnswered() {
        Numbers numbers = new Numbers((byte) -3, (short) 300, 70_000, 5_000_000_000L, 0.25f, 1e-3);
        Kinds_RegressionNetwork single = Kinds_RegressionNetwork.create(1);
        assertThat(single.labels(List.of(numbers)).data).containsExactly(-3, 300, 70_000, 5e9f, 0.25f, 1e-3f);
        single.parameters().set("layer1.weight", FloatMatrix.zeros(6, 10));
        single.parameters().set("layer1.bias", new FloatMatrix(6, 1, 200, -3.5f, 7.6f, 5e9f, 0.25f, 2));
        // Rounded to the nearest, and held in the range of its type.
        assertThat(single.predict(ROW)).isEqualTo(new Numbers((byte) 127, (short) -4, 8, 5_000_000_000L, 0.25f, 2));
        Kinds_DoubleRegressionNetwork twice = Kinds_DoubleRegressionNetwork.create(1);
        assertThat(twice.labels(List.of(numbers)).data).containsExactly(-3, 300, 70_000, 5e9, 0.25, 1e-3);
        twice.parameters().set("layer1.weight", DoubleMatrix.zeros(6, 10));
        twice.parameters().set("layer1.bias", new DoubleMatrix(6, 1, -200, 40_000, -7.6, 1e300, 0.1, 0.1));
        assertThat(twice.predict(ROW)).isEqualTo(new Numbers((byte) -128, Short.MAX_VALUE, -8, Long.MAX_VALUE, 0.1f, 0.1));
        assertThat(single.classNames()).containsExactly("b", "s", "i", "l", "f", "d");
    }

    @Test
    void singleNumbersAndBooleansAreAnswered() {
        Kinds_DoubleNumberNetwork number = Kinds_DoubleNumberNetwork.create(1);
        number.parameters().set("layer1.weight", DoubleMatrix.zeros(1, 10));
        number.parameters().set("layer1.bias", DoubleMatrix.scalar(0.1));
        assertThat(number.predict(ROW)).isEqualTo(0.1);
        assertThat(Kinds_NumberNetwork.create(1).labels(List.of(0.1, 2.0)).data).containsExactly(0.1f, 2);

        Kinds_BinaryNetwork binary = Kinds_BinaryNetwork.create(1);
        binary.parameters().set("layer1.weight", FloatMatrix.zeros(1, 10));
        binary.parameters().set("layer1.bias", FloatMatrix.scalar(1));
        boolean answer = binary.predict(ROW);
        assertThat(answer).isTrue();
        assertThat(binary.probabilities(ROW).of(true)).isEqualTo((float) (1 / (1 + Math.exp(-1))), within(1e-6f));
        assertThat(binary.probabilities(ROW).of(false)).isEqualTo((float) (1 / (1 + Math.exp(1))), within(1e-6f));
        assertThat(binary.labels(List.of(true, false)).data).containsExactly(1, 0);
        assertThat(binary.classNames()).containsExactly("false", "true");

        Kinds_TwoConstantsNetwork one = Kinds_TwoConstantsNetwork.create(1);
        assertThat(one.labels(List.of(Answer.YES, Answer.NO)).data).containsExactly(1, 0);
        one.parameters().set("layer1.weight", DoubleMatrix.zeros(1, 10));
        one.parameters().set("layer1.bias", DoubleMatrix.scalar(-1));
        assertThat(one.predict(ROW)).isEqualTo(Answer.NO).isEqualTo(one.probabilities(ROW).most());
        Kinds_LogarithmsNetwork logarithms = Kinds_LogarithmsNetwork.create(1);
        logarithms.parameters().set("layer1.weight", FloatMatrix.zeros(2, 10));
        logarithms.parameters().set("layer1.bias", new FloatMatrix(2, 1, 0, (float) Math.log(3)));
        assertThat(logarithms.predict(ROW)).isEqualTo(logarithms.probabilities(ROW).most());
        assertThat(logarithms.probabilities(ROW).values()).containsExactly(new float[] {0.25f, 0.75f}, within(1e-6f));
        assertThat(logarithms.predict(logarithms.features(List.of(ROW))).data)
                .containsExactly(new float[] {(float) Math.log(0.25), (float) Math.log(0.75)}, within(1e-6f));
        assertThat(Kinds_TwoUnitsNetwork.create(1).labels(List.of(Answer.YES, Answer.NO)).data)
                .containsExactly(0, 1, 1, 0);
    }

    @Test
    void tablesBecomeRecords() throws Exception {
        Path file = Files.writeString(
                folder.resolve("kinds.csv"),
                """
                A_FLOAT,b,s,i,l,d,z,colour,text,skipped byte,label
                0.5,1,2,3,4,1e-3,yes,Sea Green,"a, b",7,true
                1.5,-1,-2,-3,-4,0,0,RED,,,no
                """);
        List<Example<Row, Boolean>> examples = Kinds_BinaryNetwork.csv().read(file);
        Row first = new Row((byte) 1, "a, b", (short) 2, 3, 4, 0.5f, 1e-3, true, Colour.GREEN, (byte) 7, '\0', false, null, null);
        Row second = new Row((byte) -1, null, (short) -2, -3, -4, 1.5f, 0, false, Colour.RED, (byte) 0, '\0', false, null, null);
        assertThat(examples).containsExactly(new Example<>(first, true), new Example<>(second, false));
        assertThat(Kinds_BinaryNetwork.csv().label("z").read(file)).extracting(Example::label).containsExactly(true, false);
        assertThat(Kinds_NumberNetwork.csv().label("d").read(file)).extracting(Example::label).containsExactly(1e-3, 0.0);
        assertThat(Kinds_TwoUnitsNetwork.csv().readRows(file, CsvFormat.standard())).containsExactly(first, second);
        assertThatThrownBy(() -> Kinds_TwoUnitsNetwork.csv().read(file))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("has no column 'answer'; it has A_FLOAT, b");
    }

    @Test
    void errorsInTablesNameLineAndColumn() throws Exception {
        String header = "a float,b,s,i,l,d,z,colour,label\n";
        refused(header + "1,1,1,1,1,1,1,RED,1\n1,1,1,1,1,1,1,pink,1\n", "line 3, column 'colour' (8): 'pink' is none of RED, sea green, BLUE");
        refused(header + "1,200,1,1,1,1,1,RED,1\n", "line 2, column 'b' (2): '200' is no whole number from -128 to 127");
        refused(header + "1,1,1,1.5,1,1,1,RED,1\n", "line 2, column 'i' (4): '1.5' is no whole number from -2147483648 to 2147483647");
        refused(header + "1e99,1,1,1,1,1,1,RED,1\n", "line 2, column 'a float' (1): '1e99' does not fit into a float");
        refused(header + "1,1,1,1,1,1,maybe,RED,1\n", "line 2, column 'z' (7): 'maybe' is neither true, yes or 1 nor false, no or 0");
        refused(header + "1,1,1,1,1,,1,RED,1\n", "line 2, column 'd' (6): the value is missing");
        Path file = Files.writeString(folder.resolve("x.csv"), header + "1,1,1,1,1,,1,RED,1\n1,1,1,1,1,1,1,RED,1\n");
        CsvFormat skip = CsvFormat.standard().missingValues(MissingValues.SKIP);
        assertThat(Kinds_BinaryNetwork.csv().read(file, skip)).hasSize(1);
    }

    private void refused(String table, String words) throws Exception {
        Path file = Files.writeString(folder.resolve("x.csv"), table);
        assertThatThrownBy(() -> Kinds_BinaryNetwork.csv().read(file))
                .isInstanceOf(DataFileException.class)
                .hasMessageStartingWith(file + ", " + words);
        assertThatThrownBy(() -> Kinds_BinaryNetwork.create(1).source(Kinds_BinaryNetwork.csv(), file, CsvFormat.standard()))
                .isInstanceOf(DataFileException.class)
                .hasMessageStartingWith(file + ", " + words);
    }

    @Test
    void rowsThatCannotBeUsedAreNamed() {
        Kinds_BinaryNetwork net = Kinds_BinaryNetwork.create(1);
        Row colourless = new Row((byte) 1, "", (short) 2, 3, 4, 5.5f, 6.5, true, null, (byte) 9, 'x', true, null, null);
        Row infinite = new Row((byte) 1, "", (short) 2, 3, 4, 5.5f, 1e300, true, Colour.RED, (byte) 9, 'x', true, null, null);
        assertThatIllegalArgumentException().isThrownBy(() -> net.predict(colourless)).withMessage("colour is null");
        assertThatIllegalArgumentException().isThrownBy(() -> net.predict((Row) null)).withMessage("it is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.predict(infinite))
                .withMessage("feature 5 ('d') must be finite, but is Infinity");
        List<Row> rows = new ArrayList<>(List.of(ROW, colourless));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.train(rows, List.of(true, false)))
                .withMessage("row 1: colour is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.train(List.of(ROW), List.of(true, false)))
                .withMessage("there are 1 rows, but 2 labels; they must be equal");
    }
}
