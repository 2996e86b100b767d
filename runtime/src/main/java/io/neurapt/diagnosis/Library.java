package io.neurapt.diagnosis;

import java.nio.file.Path;
import java.util.Optional;

/** The jars that the strategies on native code need. */
enum Library {
    JBLAS("org.jblas", "jblas", "", "/org/jblas/NativeBlas.class"),
    OPENBLAS(
            "org.bytedeco", "openblas", "-linux-x86_64", "/org/bytedeco/openblas/linux-x86_64/libopenblas.so.0");

    private final String group;
    private final String artifact;
    private final String classifier;
    private final String resource;

    Library(String group, String artifact, String classifier, String resource) {
        this.group = group;
        this.artifact = artifact;
        this.classifier = classifier;
        this.resource = resource;
    }

    String group() {
        return group;
    }

    String artifact() {
        return artifact;
    }

    String fileName(String version) {
        return artifact + "-" + version + classifier + ".jar";
    }

    /** Whether it is on the class path. */
    boolean isHere() {
        return Library.class.getResource(resource) != null;
    }

    /** The version that our manifest asks for; empty if there is none. */
    Optional<String> version() {
        return Jars.attribute("Neurapt-" + artifact);
    }

    /** Where it lies although it is not on the class path. */
    Optional<Path> elsewhere() {
        Path home = Path.of(System.getProperty("user.home"));
        return version().flatMap(version -> Jars.find(Jars.own(), home, this, version));
    }
}
