package io.neurapt.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads excerpts of {@code /proc/cpuinfo}. */
class CpuTest {
    @Test
    void x86() {
        Cpu cpu = Cpu.parse(List.of(
                "processor\t: 0",
                "cpu family\t: 25",
                "model\t\t: 17",
                "model name\t: AMD EPYC 9R14",
                "flags\t\t: fpu fma avx avx2",
                "",
                "processor\t: 1",
                "model name\t: another"));
        assertThat(cpu.name()).isEqualTo("AMD EPYC 9R14 (family 25, model 17)");
        assertThat(cpu.features()).containsExactly("fpu", "fma", "avx", "avx2");
        assertThat(cpu.jblasCore()).contains("Haswell");
    }

    @Test
    void armHasNoName() {
        Cpu cpu = Cpu.parse(List.of("BogoMIPS\t: 50.00", "Features\t: fp asimd sve", "CPU part\t: 0xd40"));
        assertThat(cpu.name()).isEqualTo(System.getProperty("os.arch"));
        assertThat(cpu.features()).containsExactly("fp", "asimd", "sve");
        assertThat(cpu.jblasCore()).isEmpty();
    }

    @Test
    void otherSystemsTellNothing() {
        assertThat(Cpu.parse(List.of())).isEqualTo(new Cpu(System.getProperty("os.arch"), List.of()));
    }

    @Test
    void wideVectorsComeFirst() {
        assertThat(new Cpu("any", List.of("avx2", "avx512f")).jblasCore()).contains("SkylakeX");
    }
}
