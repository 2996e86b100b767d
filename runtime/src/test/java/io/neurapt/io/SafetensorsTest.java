package io.neurapt.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are written as the format says, byte by byte, and whatever it forbids is refused. */
class SafetensorsTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsWrittenAsTheFormatSays() throws IOException {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter writer = new SafetensorsWriter(Map.of("k", "v\"é"));
        writer.add("w", List.of(1, 2), new float[] {1, -2});
        writer.add("b", List.of(), new double[] {0.1});
        writer.write(file);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertThat(length % 8).isZero();
        byte[] header = new byte[length];
        bytes.get(header);
        assertThat(new String(header, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"k\":\"v\\\"é\"},\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[8,16]}}");
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.getFloat()).isEqualTo(-2);
        assertThat(bytes.getDouble()).isEqualTo(0.1);
        assertThat(bytes.hasRemaining()).isFalse();

        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            assertThat(reader.metadata()).containsExactly(Map.entry("k", "v\"é"));
            assertThat(reader.tensors()).extracting(Tensor::name).containsExactly("w", "b");
            double[] w = new double[2];
            reader.read(w);
            assertThat(w).containsExactly(1, -2);
            float[] b = new float[1];
            reader.read(b);
            assertThat(b).containsExactly(0.1f);
        }
    }

    @Test
    void halfPrecisionIsRead() throws IOException {
        // From the tables of IEEE 754 binary16 and of bfloat16: 1, −2, largest, smallest subnormal, −0, infinity.
        byte[] file = file(
                "{\"h\":{\"dtype\":\"F16\",\"shape\":[6],\"data_offsets\":[0,12]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[3],\"data_offsets\":[12,18]}}",
                new byte[] {0, 0x3c, 0, (byte) 0xc0, (byte) 0xff, 0x7b, 1, 0, 0, (byte) 0x80, 0, 0x7c, (byte) 0x80, 0x3f, 0x49, 0x40, 0, (byte) 0xc0});
        try (SafetensorsReader reader = open(file)) {
            float[] half = new float[6];
            reader.read(half);
            assertThat(half).containsExactly(1, -2, 65504, 0x1p-24f, -0f, Float.POSITIVE_INFINITY);
            float[] brain = new float[3];
            reader.read(brain);
            assertThat(brain).containsExactly(1, 3.140625f, -2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            [] | does not begin with '{'
            {"a":1} | wrong kind
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} x | no JSON at line 1 column 57
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} {} | no JSON at line 1 column 57
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]} | no JSON
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},} | no JSON
            {'a':{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | no JSON
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}} | 'a' twice
            {"a":{"dtype":"F32","shape":[1]}} | lacks its dtype, shape or data_offsets
            {"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}} | twice
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}} | has 'more'
            {"a":{"dtype":"I32","shape":[1],"data_offsets":[0,4]}} | has the type I32
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}} | is 2 in F32, but its data goes from byte 0 to 4
            {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}} | no whole number
            {"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}} | no whole number
            {"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}} | no whole number
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}} | wrong kind
            {"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,2147483647],"data_offsets":[0,4]}} | goes from byte
            {"a":{"dtype":"F32","shape":[4294967296],"data_offsets":[0,4]}} | dimension too large
            {"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}} | more than 8
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | starts at byte 4, but what comes before it ends at 0
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | what comes before it ends at 4
            {"__metadata__":{"a":1}} | no text
            {"__metadata__":{"a":"1","a":"2"}} | comes twice
            {"__metadata__":{"a":[[[[[[[[1]]]]]]]]}} | no text
            {"a":[[[[[[[[[[1]]]]]]]]]]} | wrong kind
            {} | have 0 bytes, but 4 follow
            """)
    void aBadHeaderIsRefused(String header, String words) {
        assertThatThrownBy(() -> open(file(header, new byte[4])))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("test: ")
                .hasMessageContaining(words);
    }

    @Test
    void lengthsThatCannotBeAreRefused() throws IOException {
        byte[] good = file("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", new byte[4]);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(good, length);
            assertThatThrownBy(() -> open(cut)).isInstanceOf(ModelFileException.class);
        }
        for (long length : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, SafetensorsReader.MAX_HEADER + 1L, 1L << 31}) {
            byte[] bad = good.clone();
            ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            assertThatThrownBy(() -> open(bad)).isInstanceOf(ModelFileException.class).hasMessageContaining("bytes");
        }
        // Without a known size the end is found while reading.
        byte[] cut = java.util.Arrays.copyOf(good, good.length - 1);
        try (SafetensorsReader reader = SafetensorsReader.open("test", new ByteArrayInputStream(cut), -1)) {
            assertThatThrownBy(() -> reader.read(new float[1]))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining("ends inside of 'a'");
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("old");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100]);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/such/folder"), out -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder");
    }

    private static SafetensorsReader open(byte[] file) throws IOException {
        return SafetensorsReader.open("test", new ByteArrayInputStream(file), file.length);
    }

    private static byte[] file(String header, byte[] data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
        out.writeBytes(json);
        out.writeBytes(data);
        return out.toByteArray();
    }
}
