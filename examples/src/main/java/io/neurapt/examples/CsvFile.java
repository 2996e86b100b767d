package io.neurapt.examples;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jblas.FloatMatrix;

/** Reads the data sets that the examples bring along: one sample per line, its features first and its class last. */
final class CsvFile {
    private CsvFile() {}

    /**
     * Reads a resource of this package.
     *
     * @param name of the file; one that ends in {@code .gz} is unpacked
     * @param headerLines number of lines before the first sample
     */
    static Samples read(String name, int headerLines) throws IOException {
        try (InputStream file = CsvFile.class.getResourceAsStream(name);
                InputStream text = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
            csv.skipLines(headerLines);
            return samples(csv.stream().map(CsvRecord::getFields).toList());
        }
    }

    private static Samples samples(List<List<String>> lines) {
        int features = lines.get(0).size() - 1;
        Samples samples = new Samples(new FloatMatrix(features, lines.size()), new int[lines.size()]);
        for (int s = 0; s < samples.size(); s++) {
            List<String> line = lines.get(s);
            for (int f = 0; f < features; f++) {
                samples.x().put(f, s, Float.parseFloat(line.get(f)));
            }
            samples.classes()[s] = Integer.parseInt(line.get(features));
        }
        return samples;
    }
}
