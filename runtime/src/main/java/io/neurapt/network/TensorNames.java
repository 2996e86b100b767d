package io.neurapt.network;

import io.neurapt.io.ModelFileException;
import io.neurapt.io.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which tensor of a file is which parameter of a network. Either all names are the network's own; or they are those of
 * a PyTorch {@code nn.Sequential}, {@code 0.weight}, {@code 0.bias}, {@code 2.weight}, …, all behind the same prefix if there
 * is one ({@code net.0.weight}): the numbers, in increasing order, are then the layers.
 */
final class TensorNames {
    private static final Pattern SEQUENTIAL = Pattern.compile("(.*?)(\\d{1,6})\\.(weight|bias)");

    private TensorNames() {}

    /**
     * The network's parameter for every tensor of a file, in the order of the file.
     *
     * @throws ModelFileException if tensors are missing, left over or of another shape
     */
    static NetworkInfo.Tensor[] match(NetworkInfo info, String file, List<Tensor> tensors, boolean ours)
            throws ModelFileException {
        Map<String, String> renamed = ours ? Map.of() : sequential(info, tensors);
        NetworkInfo.Tensor[] targets = new NetworkInfo.Tensor[tensors.size()];
        Set<String> missing = new HashSet<>(info.names());
        for (int i = 0; i < targets.length; i++) {
            Tensor tensor = tensors.get(i);
            String name = renamed.getOrDefault(tensor.name(), tensor.name());
            if (!missing.remove(name)) {
                throw new ModelFileException(file, "it has a tensor '" + brief(tensor.name()) + "' of " + tensor.shapeText()
                        + ", which " + info.name() + " does not have; expected are " + expected(info));
            }
            targets[i] = info.tensor(name);
            requireShape(info, file, tensor, targets[i]);
        }
        if (!missing.isEmpty()) {
            String first = info.names().stream().filter(missing::contains).findFirst().orElseThrow();
            throw new ModelFileException(file, "it has no tensor for '" + first + "' of "
                    + Tensor.text(shape(info.tensor(first))) + " of " + info.name() + "; it has "
                    + brief(String.join(", ", tensors.stream().limit(20).map(Tensor::name).toList())));
        }
        return targets;
    }

    /** Shape of a parameter in files: units × inputs for a weight, also of one input; units for a bias. */
    static List<Integer> shape(NetworkInfo.Tensor tensor) {
        boolean vector = tensor.columns() == 1 && !tensor.name().endsWith(".weight");
        return vector ? List.of(tensor.rows()) : List.of(tensor.rows(), tensor.columns());
    }

    private static void requireShape(NetworkInfo info, String file, Tensor tensor, NetworkInfo.Tensor target)
            throws ModelFileException {
        List<Integer> wanted = shape(target);
        boolean column = wanted.size() == 1 && tensor.shape().equals(List.of(target.rows(), 1));
        if (!tensor.shape().equals(wanted) && !column) {
            boolean same = tensor.name().equals(target.name());
            String hint = tensor.shape().size() == 2
                            && tensor.shape().get(0) == target.columns()
                            && tensor.shape().get(1) == target.rows()
                    ? " (transposed: weights are stored units × inputs)"
                    : "";
            throw new ModelFileException(file, "it does not fit " + info.name() + ": '" + target.name() + "'"
                    + (same ? "" : " ('" + brief(tensor.name()) + "' in the file)") + " is expected as "
                    + Tensor.text(wanted) + ", found as " + tensor.shapeText() + hint);
        }
    }

    /** From the file's names to the network's; empty if the file is no {@code nn.Sequential} of as many layers. */
    private static Map<String, String> sequential(NetworkInfo info, List<Tensor> tensors) {
        String prefix = null;
        SortedSet<Integer> numbers = new TreeSet<>();
        for (Tensor tensor : tensors) {
            Matcher name = SEQUENTIAL.matcher(tensor.name());
            if (!name.matches() || prefix != null && !prefix.equals(name.group(1))) {
                return Map.of();
            }
            prefix = name.group(1);
            if (!prefix.isEmpty() && !prefix.endsWith(".")) {
                return Map.of();
            }
            numbers.add(Integer.parseInt(name.group(2)));
        }
        List<String> layers = info.layers().stream().filter(l -> l.parameters() > 0).map(NetworkInfo.Layer::name).toList();
        if (numbers.size() != layers.size()) {
            return Map.of();
        }
        Map<String, String> renamed = new HashMap<>();
        int layer = 0;
        for (int number : numbers) {
            renamed.put(prefix + number + ".weight", layers.get(layer) + ".weight");
            renamed.put(prefix + number + ".bias", layers.get(layer) + ".bias");
            layer++;
        }
        return renamed;
    }

    private static String expected(NetworkInfo info) {
        List<String> expected = info.tensors().stream()
                .limit(20)
                .map(t -> t.name() + " (" + Tensor.text(shape(t)) + ")")
                .toList();
        return String.join(", ", expected) + (info.tensors().size() > 20 ? ", …" : "");
    }

    private static String brief(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 120 ? printable : printable.substring(0, 120) + "…";
    }
}
