package io.neurapt.processor;

import io.neurapt.kernel.Blas;
import java.util.List;
import java.util.stream.LongStream;

/** The program that {@link PortableKernelsTest} starts: compares random networks and says which kernels computed. */
final class PortableNetworks {
    private PortableNetworks() {}

    /**
     * Runs to the end, or fails with the message of {@link Comparison#run}.
     *
     * @param args the number of networks
     */
    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        List<Net> nets = LongStream.range(0, count).mapToObj(RandomNets::net).toList();
        Compiled compiled = Compiled.of(nets.stream().map(Net::source).toList()).clean();
        for (int i = 0; i < count; i++) {
            Comparison.run(compiled, nets.get(i), i);
        }
        System.out.println(count + " networks, " + Blas.implementation().name());
    }
}
