package io.neurapt.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables become matrices, by the names in their header; whatever is wrong is named with its line and column. */
class FloatCsvTest {
    private static final String TABLE =
            """
            Length,"kind, of",width
            1.5,b,-2e1
            2,"a",.5

            3,B-c,4
            """;

    @TempDir
    private Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void classesAreNumberedByName() throws IOException {
        FloatCsv csv = FloatCsv.classification(write(TABLE), CsvFormat.standard(), "kind, of");
        assertThat(csv).hasToString("3 samples, 2 features, classes [B-c, a, b]");
        FloatDataset data = csv.dataset();
        assertThat(data.featureNames()).containsExactly("Length", "width");
        assertThat(data.x().toArray2()).isDeepEqualTo(new float[][] {{1.5f, 2, 3}, {-20, 0.5f, 4}});
        assertThat(data.classes()).containsExactly(2, 1, 0);
        assertThat(data.labels(4).toArray2()).isDeepEqualTo(new float[][] {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {0, 0, 0}});
        assertThatThrownBy(() -> data.labels(2)).hasMessage("the data have 3 classes, but the network has 2 outputs");
        assertThatThrownBy(() -> data.labels(1)).hasMessage("the data have 3 classes, but the network has 1 output");
    }

    @Test
    void wholeNumbersAreClassesInTheirOrder() throws IOException {
        Path file = write("x,c\n1,10\n2,9\n3,10\n");
        FloatDataset data = FloatCsv.classification(file, CsvFormat.standard(), "c").dataset();
        assertThat(data.classNames()).containsExactly("9", "10");
        assertThat(data.labels(1).data).containsExactly(1, 0, 1);
    }

    @Test
    void targetsOfARegression() throws IOException {
        Path file = write("a;b;c\n1;2;3\n4;5;6\n");
        FloatDataset data = FloatCsv.regression(file, CsvFormat.standard().separator(';'), "c", "a").dataset();
        assertThat(data.x().data).containsExactly(2, 5);
        assertThat(data.labels(2).toArray2()).isDeepEqualTo(new float[][] {{3, 6}, {1, 4}});
        assertThatThrownBy(() -> data.labels(1)).hasMessage("the data have 2 targets, but the network has 1 output");
        assertThatThrownBy(data::classes).hasMessageContaining("not classes");
    }

    @Test
    void packedFilesWithoutHeaderAndWithOtherLinesBefore() throws IOException {
        Path file = folder.resolve("table.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("about this file\n1,0\n2,1\n".getBytes(StandardCharsets.UTF_8));
        }
        CsvFormat format = CsvFormat.standard().withoutHeader().skippedLines(1);
        FloatDataset data = FloatCsv.classification(file, format, "2").dataset();
        assertThat(data.x().data).containsExactly(1, 2);
        assertThat(data.featureNames()).containsExactly("1");
    }

    @Test
    void bytesAtTheBeginningAndOtherCharsets() throws IOException {
        Path file = write("\uFEFFlänge,c\n1,x\n");
        assertThat(FloatCsv.classification(file, CsvFormat.standard(), "c").featureNames()).containsExactly("länge");
        Files.write(file, "länge,c\n1,x\n".getBytes(StandardCharsets.ISO_8859_1));
        CsvFormat latin = CsvFormat.standard().charset(StandardCharsets.ISO_8859_1);
        assertThat(FloatCsv.classification(file, latin, "c").featureNames()).containsExactly("länge");
    }

    @Test
    void missingValuesAreErrorsOrLeftOut() throws IOException {
        Path file = write("x,c\n1,a\n?,b\n3,NA\n4, \n5,b\n");
        assertThatThrownBy(() -> FloatCsv.classification(file, CsvFormat.standard(), "c"))
                .isInstanceOf(DataFileException.class)
                .hasMessageStartingWith(file + ", line 3, column 'x' (1): the value is missing");
        CsvFormat skip = CsvFormat.standard().missingValues(MissingValues.SKIP);
        FloatDataset data = FloatCsv.classification(file, skip, "c").dataset();
        assertThat(data.x().data).containsExactly(1, 5);
        assertThatThrownBy(() -> FloatCsv.classification(file, skip.missing(""), "c"))
                .hasMessage(file + ", line 3, column 'x' (1): '?' is no finite number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            x,c~1,a~abc,b | line 3, column 'x' (1): 'abc' is no finite number
            x,c~1,a~"1~2",b | line 3, column 'x' (1): '1?2' is no finite number
            x,c~Infinity,a | line 2, column 'x' (1): 'Infinity' is no finite number
            x,c~1f,a | line 2, column 'x' (1): '1f' is no finite number
            x,c~0x1p3,a | line 2, column 'x' (1): '0x1p3' is no finite number
            x,c~-0X1P3,a | line 2, column 'x' (1): '-0X1P3' is no finite number
            x,c~"1,5",a | line 2, column 'x' (1): '1,5' is no finite number
            x,c~1 | line 2 has 1 fields, but there are 2 columns
            x,c~1,a~2,b,c | line 3 has 3 fields, but there are 2 columns
            x,x~1,2 | line 1: the columns 1 and 2 are both called 'x'
            x,y~1,2 | has no column 'c'; it has x, y
            `` | is empty
            """)
    void whatIsWrongIsNamedWithItsPlace(String table, String words) throws IOException {
        Path file = write(table.replace('~', '\n'));
        assertThatThrownBy(() -> FloatCsv.classification(file, CsvFormat.standard(), "c").dataset())
                .isInstanceOf(DataFileException.class)
                .satisfies(e -> assertThat(e.getMessage().replace('\n', '?')).startsWith(file.toString()).contains(words));
    }

    @Test
    void aDamagedArchiveIsRefused() throws IOException {
        Path file = folder.resolve("bad.gz");
        Files.write(file, new byte[] {31, (byte) 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        assertThatThrownBy(() -> CsvRows.open(file, CsvFormat.standard())).isInstanceOf(IOException.class);
    }

    @Test
    void aStreamGivesEverySampleOnceInAnyOrder() throws IOException {
        StringBuilder table = new StringBuilder("x,c\n");
        for (int s = 0; s < 25_000; s++) {
            table.append(s).append(',').append(s % 3).append('\n');
        }
        FloatCsv csv = FloatCsv.classification(write(table.toString()), CsvFormat.standard(), "c");
        float[] inOrder = read(csv, null);
        for (int s = 0; s < inOrder.length; s++) {
            assertThat(inOrder[s]).isEqualTo(s);
        }
        float[] shuffled = read(csv, new Random(1));
        assertThat(shuffled).isEqualTo(read(csv, new Random(1))).isNotEqualTo(inOrder);
        TreeSet<Float> all = new TreeSet<>();
        for (float x : shuffled) {
            all.add(x);
        }
        assertThat(all).hasSize(25_000);
        assertThat(shuffled[0]).isLessThan(10_000);
    }

    /** The features, after checking that every label belongs to its feature. */
    private static float[] read(FloatCsv csv, Random random) throws IOException {
        float[] x = new float[csv.samples()];
        try (FloatSource.Cursor cursor = csv.open(3, random)) {
            float[] some = new float[1000];
            float[] y = new float[3000];
            for (int from = 0; from < x.length; from += 1000) {
                cursor.read(some, y, 1000);
                System.arraycopy(some, 0, x, from, 1000);
                for (int s = 0; s < 1000; s++) {
                    assertThat(y[3 * s + (int) some[s] % 3]).isEqualTo(1);
                    assertThat(y[3 * s] + y[3 * s + 1] + y[3 * s + 2]).isEqualTo(1);
                }
            }
        }
        return x;
    }
}
