package io.neurapt.data;

import java.io.IOException;

/** A data file that does not hold what it should. The message names the file and the place in it. */
public class DataFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Made where the file is read.
     *
     * @param message file, place, what was found and what was expected
     */
    public DataFileException(String message) {
        super(message);
    }

    /** As the constructor above, with what led to it. */
    public DataFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
