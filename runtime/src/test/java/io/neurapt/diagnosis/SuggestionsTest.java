package io.neurapt.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said about machines that are made up. */
class SuggestionsTest {
    private static final Cpu CPU = new Cpu("any", List.of("avx2", "avx512f"));
    private static final Measurement SIMD = measured("simd", "", "512-bit vectors", 40, 100);
    private static final Measurement OPENBLAS = measured("openblas", "", "SkylakeX", 20, 50);
    private static final Measurement JBLAS = measured("jblas", "", "Prescott", 8, 10);
    private static final Measurement JBLAS_TOLD = measured("jblas", "SkylakeX", "SkylakeX", 16, 60);
    private static final Measurement PORTABLE = measured("portable", "", "", 9, 12);
    private static final Measurement NO_OPENBLAS = Measurement.absent("openblas", "", "it needs JDK 22 or newer");

    @Test
    void whereSimdIsTakenThereIsNothingToSay() {
        assertThat(on(25, "", SIMD, OPENBLAS, JBLAS, PORTABLE)).isEmpty();
    }

    @Test
    void theVectorApi() {
        assertThat(on(25, "", OPENBLAS, SIMD, JBLAS, JBLAS_TOLD, PORTABLE))
                .singleElement()
                .asString()
                .startsWith("Add --add-modules jdk.incubator.vector to java's command line")
                .contains("2.0 times as fast");
    }

    @Test
    void whereTheVectorApiBringsLittleTheProgramItselfMustTell() {
        Measurement openblas = measured("openblas", "", "SkylakeX", 80, 95);
        assertThat(on(25, "", openblas, SIMD, JBLAS, PORTABLE))
                .singleElement()
                .asString()
                .startsWith("Compare your program with and without --add-modules jdk.incubator.vector")
                .contains("simd is 0.5 to 1.1 times as fast as openblas here");
    }

    @Test
    void aJavaWithoutTheModule() {
        Measurement simd = Measurement.absent("simd", "", "no module");
        List<Measurement> all = List.of(simd, OPENBLAS, JBLAS, PORTABLE);
        assertThat(new Suggestions(25, false, true, CPU, true, "", List.of(), OPENBLAS, all).texts())
                .singleElement()
                .asString()
                .startsWith("Take a complete JDK");
    }

    @Test
    void onOldJavaAlsoTheCoreTypeAndANewerJava() {
        List<String> texts = on(17, "", PORTABLE, SIMD, NO_OPENBLAS, JBLAS, JBLAS_TOLD);
        assertThat(texts).hasSize(3);
        assertThat(texts.get(0)).startsWith("Add --add-modules").contains("4.4 to 8.3 times as fast");
        assertThat(texts.get(1))
                .startsWith("Set OPENBLAS_CORETYPE=SkylakeX in the environment")
                .contains("1.8 to 5.0 times as fast");
        assertThat(texts.get(2)).startsWith("Run on JDK 22 or newer");
    }

    @Test
    void theCoreTypeOfJblasDoesNotMatterWhereOpenBlasIsTaken() {
        Measurement faster = measured("jblas", "SkylakeX", "SkylakeX", 90, 900);
        assertThat(on(25, "", OPENBLAS, SIMD, JBLAS, faster, PORTABLE)).noneMatch(text -> text.contains("CORETYPE"));
    }

    @Test
    void aCoreTypeThatSlowsDown() {
        Measurement taken = measured("openblas", "Nehalem", "Nehalem", 5, 10);
        assertThat(on(25, "Nehalem", taken, OPENBLAS))
                .contains("Unset OPENBLAS_CORETYPE (it is Nehalem): these products are then 4.0 to 5.0 times as fast,"
                        + " without any flag.");
    }

    @Test
    void aCoreTypeThatDoesNot() {
        Measurement taken = measured("openblas", "Zen", "Zen", 21, 50);
        assertThat(on(25, "Zen", taken, OPENBLAS)).noneMatch(text -> text.contains("Unset"));
    }

    @Test
    void openBlasThatCannotBeLoaded() {
        Measurement absent = Measurement.absent("openblas", "", "this build is without");
        assertThat(on(25, "", JBLAS, absent, PORTABLE))
                .containsExactly("Make OpenBLAS available, which this java would take: this build is without.");
    }

    @Test
    void noNativeLibraryAtAll() {
        Measurement openblas = Measurement.absent("openblas", "", "libx.so: failed to map segment from shared object");
        Measurement jblas = Measurement.absent("jblas", "", "java.io.IOException: no");
        assertThat(on(25, "", PORTABLE, openblas, jblas))
                .anyMatch(text -> text.contains("-Djava.io.tmpdir=FOLDER"))
                .anyMatch(text -> text.startsWith("No native library can be loaded here"));
    }

    @Test
    void jarsThatWereNotFoundAreAskedForInsteadOfGuessing() {
        Measurement openblas = Measurement.absent("openblas", "", "its jar was not found");
        Measurement jblas = Measurement.absent("jblas", "", "its jar was not found");
        Measurement taken = Measurement.absent("", "", "java.lang.NoClassDefFoundError");
        assertThat(new Suggestions(
                                25, true, true, CPU, true, "", List.of("jblas-1.jar", "openblas-2.jar"), taken,
                                List.of(SIMD, openblas, jblas, PORTABLE))
                        .texts())
                .singleElement()
                .asString()
                .startsWith("Run the diagnosis again with jblas-1.jar and openblas-2.jar");
    }

    @Test
    void theProcessor() {
        Measurement narrow = measured("simd", "", "256-bit vectors", 40, 100);
        List<Measurement> all = List.of(narrow, OPENBLAS);
        assertThat(new Suggestions(25, true, true, CPU, false, "", List.of(), narrow, all).texts())
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("Look for fused multiply-adds"),
                        text -> assertThat(text).startsWith("Try -XX:UseAVX=3"));
    }

    /** On Linux x86-64, with everything at its place. */
    private static List<String> on(int java, String coreType, Measurement taken, Measurement... others) {
        List<Measurement> all = Stream.concat(Stream.of(taken), Stream.of(others)).toList();
        return new Suggestions(java, true, true, CPU, true, coreType, List.of(), taken, all).texts();
    }

    private static Measurement measured(String strategy, String coreType, String kernels, double first, double second) {
        return new Measurement(strategy, coreType, kernels, List.of(first, second), 1, "");
    }
}
