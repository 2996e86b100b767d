package io.neurapt.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would make a machine faster, from what was found there.
 *
 * @param java the feature version of this java
 * @param vectorApi whether this java has the module of the Vector API
 * @param hasOpenBlas whether this is a platform that OpenBLAS is brought for
 * @param cpu the processor
 * @param hardwareFma whether fused multiply-adds are fast
 * @param coreType value of {@code OPENBLAS_CORETYPE}; empty if unset
 * @param missing names of jars that were not found
 * @param taken what this java takes without any flag, measured unless absent
 * @param measured all strategies, some of them twice with different core types
 */
record Suggestions(
        int java,
        boolean vectorApi,
        boolean hasOpenBlas,
        Cpu cpu,
        boolean hardwareFma,
        String coreType,
        List<String> missing,
        Measurement taken,
        List<Measurement> measured) {
    /** The least gain that is worth a word: less may be chance. */
    private static final double WORTH = 1.1;
    private static final int FOREIGN_FUNCTIONS = 22; // the first Java version that OpenBLAS is called from

    /** Sentences, the most useful first; empty if there is nothing to be gained. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        if (!missing.isEmpty()) {
            texts.add("Run the diagnosis again with " + String.join(" and ", missing)
                    + ", which your programs have: without, it says too little about native libraries.");
        }
        if (!taken.strategy().equals("simd")) {
            vectorApi(texts);
            if (taken.isPresent()) {
                coreType(texts);
            }
            openBlas(texts);
        }
        nativeLibraries(texts);
        processor(texts);
        return texts;
    }

    private void vectorApi(List<String> texts) {
        Optional<Measurement> simd = measured("simd", coreType);
        if (!vectorApi) {
            texts.add("Take a complete JDK: this java lacks the module " + Child.VECTOR_API + ".");
        } else if (simd.isPresent() && taken.isPresent()) {
            if (simd.get().gain(taken) >= WORTH) {
                texts.add("Add --add-modules " + Child.VECTOR_API + " to java's command line: these products are then "
                        + simd.get().comparedTo(taken)
                        + ". The just-in-time compiler then has more to do: a process takes longer to reach its"
                        + " speed.");
            } else {
                texts.add("Compare your program with and without --add-modules " + Child.VECTOR_API
                        + ": for these products simd is " + simd.get().comparedTo(taken) + " as " + taken.strategy()
                        + " here. It also computes single samples of wide layers, which are not measured.");
            }
        }
    }

    /** What another core type, or none, brings for the library that is taken, or might be. */
    private void coreType(List<String> texts) {
        boolean openBlas = taken.strategy().equals("openblas");
        for (Measurement other : measured) {
            if (other.isPresent()
                    && other.strategy().equals(openBlas ? "openblas" : "jblas")
                    && !other.coreType().equals(coreType)
                    && other.gain(taken) >= WORTH) {
                texts.add((other.coreType().isEmpty()
                                ? "Unset " + Child.CORE_TYPE + " (it is " + coreType + ")"
                                : "Set " + Child.CORE_TYPE + "=" + other.coreType() + " in the environment"
                                        + (openBlas
                                                ? ""
                                                : ", as jblas' OpenBLAS of 2020 does not know newer processors"))
                        + ": these products are then " + other.comparedTo(taken) + ", without any flag.");
            }
        }
    }

    private void openBlas(List<String> texts) {
        if (hasOpenBlas && java < FOREIGN_FUNCTIONS) {
            texts.add("Run on JDK " + FOREIGN_FUNCTIONS
                    + " or newer: it can call a newer OpenBLAS than jblas', without any flag and without copies.");
        } else if (hasOpenBlas && missing.isEmpty()) {
            measured.stream()
                    .filter(m -> m.strategy().equals("openblas") && !m.isPresent())
                    .findFirst()
                    .ifPresent(m -> texts.add(
                            "Make OpenBLAS available, which this java would take: " + m.absent() + "."));
        }
    }

    private void nativeLibraries(List<String> texts) {
        if (measured.stream().anyMatch(m -> m.absent().contains("failed to map segment"))) {
            texts.add("Allow programs in the folder for temporary files, or give another with -Djava.io.tmpdir=FOLDER:"
                    + " native libraries cannot be loaded from it.");
        }
        if (missing.isEmpty() && measured.stream().noneMatch(m -> m.isNative() && m.isPresent())) {
            texts.add("No native library can be loaded here, for the reasons in the table.");
        }
    }

    private void processor(List<String> texts) {
        if (!hardwareFma) {
            texts.add("Look for fused multiply-adds: the processor, or the virtual machine's settings, do not offer"
                    + " them, which costs up to half of the speed.");
        }
        boolean halved = cpu.features().contains("avx512f")
                && measured("simd", coreType).filter(m -> m.kernels().startsWith("256")).isPresent();
        if (halved) {
            texts.add("Try -XX:UseAVX=3: the processor has vectors of 512 bits, and this java uses 256.");
        }
    }

    private Optional<Measurement> measured(String strategy, String type) {
        return measured.stream()
                .filter(m -> m.strategy().equals(strategy) && m.coreType().equals(type) && m.isPresent())
                .findFirst();
    }
}
