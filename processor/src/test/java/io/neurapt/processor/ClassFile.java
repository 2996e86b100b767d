package io.neurapt.processor;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Reads from a class file what the size of its methods is. */
final class ClassFile {
    private final DataInputStream in;
    private final Map<Integer, String> strings = new TreeMap<>();

    private ClassFile(byte[] bytes) {
        in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** Bytes of code of every method, by name and descriptor. */
    static Map<String, Integer> codeSizes(byte[] bytes) {
        try {
            return new ClassFile(bytes).methods();
        } catch (IOException e) {
            throw new AssertionError("no class file", e);
        }
    }

    private Map<String, Integer> methods() throws IOException {
        in.skipNBytes(8); // magic number, version
        constants();
        in.skipNBytes(6); // access, this class, super class
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        members(); // fields
        return members();
    }

    private void constants() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> strings.put(i, in.readUTF());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> { // long and double take two places
                    in.skipNBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> throw new IOException("constant of unknown kind " + tag);
            }
        }
    }

    private Map<String, Integer> members() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(2); // access
            String member = strings.get(in.readUnsignedShort()) + strings.get(in.readUnsignedShort());
            int attributes = in.readUnsignedShort();
            for (int a = 0; a < attributes; a++) {
                String attribute = strings.get(in.readUnsignedShort());
                long length = in.readInt();
                if (attribute.equals("Code")) {
                    in.skipNBytes(4); // stack, locals
                    sizes.put(member, in.readInt());
                    length -= 8;
                }
                in.skipNBytes(length);
            }
        }
        return sizes;
    }
}
