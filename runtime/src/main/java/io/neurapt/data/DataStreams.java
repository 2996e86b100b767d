package io.neurapt.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Files as they are or packed with gzip, which their first two bytes tell. */
final class DataStreams {
    private static final int BUFFER = 1 << 16;

    private DataStreams() {}

    static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file);
    }

    /** The content of a stream; on failure it is closed. */
    static InputStream unpacked(String name, InputStream in) throws IOException {
        try {
            BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
            buffered.mark(2);
            boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
            buffered.reset();
            return packed ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER) : buffered;
        } catch (ZipException e) {
            in.close();
            throw new DataFileException(name + " is damaged: " + e.getMessage(), e);
        } catch (Throwable e) {
            in.close();
            throw e;
        }
    }
}
