package io.neurapt.io;

import java.io.IOException;

/**
 * A model file that cannot be used: it is damaged, is no safetensors file, or holds weights for another network. The
 * message names the file, what is wrong and where. Nothing is changed by the attempt to read it.
 */
public final class ModelFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Made where the file is read.
     *
     * @param file its name, the beginning of the message
     * @param problem what is wrong with it
     */
    public ModelFileException(String file, String problem) {
        super(file + ": " + problem);
    }

    /** As the constructor above, with what led to it. */
    public ModelFileException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
