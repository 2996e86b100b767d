package io.neurapt.data;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * How an image becomes features. It is scaled to height × width whatever its proportions (bilinear interpolation, by halves where it
 * is more than twice as large, so that no pixel goes unseen); transparent pixels become white. Pixels are
 * brought from 0 … 255 to min … max.
 *
 * @param height rows of pixels
 * @param width columns of pixels
 * @param channels 3 for red, green, blue in this order; 1 for the luminance 0.299·R + 0.587·G + 0.114·B (ITU-R BT.601)
 * @param order of the features
 * @param min what black becomes
 * @param max what white becomes
 */
public record ImageFormat(int height, int width, int channels, Order order, double min, double max) {
    /** Which index runs fastest. */
    public enum Order {
        /** (row·width + column)·channels + channel: pixel after pixel, as images lie in files; Keras' order. */
        CHANNELS_LAST,
        /** (channel·height + row)·width + column: one whole image per channel; PyTorch's order. */
        CHANNELS_FIRST
    }

    /** Checks the ranges. */
    public ImageFormat {
        if (height < 1 || width < 1 || channels != 1 && channels != 3 || !(max > min)) {
            throw new IllegalArgumentException("an image has at least 1 × 1 pixels, 1 or 3 channels and max > min, but this is "
                    + height + " × " + width + " × " + channels + " from " + min + " to " + max);
        }
    }

    /** Pixels from 0 to 1, channels last. */
    public ImageFormat(int height, int width, int channels) {
        this(height, width, channels, Order.CHANNELS_LAST, 0, 1);
    }

    /** Number of features: height · width · channels. */
    public int features() {
        return Math.multiplyExact(Math.multiplyExact(height, width), channels);
    }

    /**
     * Reads a file of any format that ImageIO knows (PNG, JPEG, GIF, BMP, …).
     *
     * @param to receives the features
     * @throws DataFileException if it holds no image
     */
    public void read(Path file, double[] to) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            BufferedImage image = ImageIO.read(in);
            if (image == null) {
                throw new DataFileException(file + " is no image that can be read");
            }
            read(image, to);
        } catch (RuntimeException e) { // readers raise these for damaged files
            throw new DataFileException(file + " is a damaged image: " + e, e);
        }
    }

    /**
     * The features of an image.
     *
     * @param to receives them
     */
    public void read(BufferedImage image, double[] to) {
        BufferedImage scaled = scaled(image);
        int[] pixels = scaled.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            int red = pixels[i] >> 16 & 0xff;
            int green = pixels[i] >> 8 & 0xff;
            int blue = pixels[i] & 0xff;
            if (channels == 1) {
                to[i] = pixel(0.299 * red + 0.587 * green + 0.114 * blue);
            } else {
                boolean last = order == Order.CHANNELS_LAST;
                to[last ? 3 * i : i] = pixel(red);
                to[last ? 3 * i + 1 : pixels.length + i] = pixel(green);
                to[last ? 3 * i + 2 : 2 * pixels.length + i] = pixel(blue);
            }
        }
    }

    private double pixel(double value) {
        return min + value / 255 * (max - min);
    }

    private BufferedImage scaled(BufferedImage image) {
        BufferedImage now = image;
        do {
            int w = now.getWidth() > 2 * width ? (now.getWidth() + 1) / 2 : width;
            int h = now.getHeight() > 2 * height ? (now.getHeight() + 1) / 2 : height;
            BufferedImage next = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = next.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(now, 0, 0, w, h, java.awt.Color.WHITE, null);
            graphics.dispose();
            now = next;
        } while (now.getWidth() != width || now.getHeight() != height);
        return now;
    }
}
