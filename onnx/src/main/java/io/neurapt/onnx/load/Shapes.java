package io.neurapt.onnx.load;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Flatten, Reshape, Squeeze and Unsqueeze: of constants, and of features as long as samples stay apart. */
final class Shapes {
    /** Stands for the size of the batch in a shape that nodes compute. */
    private static final long BATCH = Long.MIN_VALUE >> 12;

    private Shapes() {}

    static Value flatten(Node node, Value value) throws Unsupported {
        long axis = node.integer("axis", 1);
        if (value instanceof Constant c) {
            int at = (int) (axis < 0 ? axis + c.rank() : axis);
            if (at < 0 || at > c.rank()) {
                throw new Unsupported("flattens " + c.shape() + " at axis " + axis);
            }
            int first = product(Arrays.copyOf(c.dims(), at));
            return c.reshaped(first, first == 0 ? 0 : c.values().length / first);
        }
        Signal x = (Signal) value;
        if (x.flow().dims() == null) {
            return x; // a matrix, in all that can follow
        }
        int rank = x.flow().rank();
        long at = axis < 0 ? axis + rank : axis;
        boolean single = x.flow().layout() == Layout.SINGLE && at == 0;
        boolean batch = x.flow().layout() == Layout.ROWS && at == 1;
        if (!single && !batch) {
            throw new Unsupported("flattens " + x.shape() + " at axis " + axis + ", which mixes samples and features");
        }
        return rest(x, x.flow().shaped(Layout.ROWS, x.flow().width()));
    }

    static Value reshape(Node node, Value value, Value shape, Context context) throws Unsupported {
        long[] target = shape instanceof Constant s
                ? s.whole()
                : node.integers("shape").orElseThrow(() -> new Unsupported("has a shape that is no constant"));
        if (value instanceof Signal && target.length > 0 && target[0] == BATCH) {
            target[0] = 0;
        }
        return value instanceof Constant c ? c.reshaped(resolved(target, c)) : features((Signal) value, target, context.batch());
    }

    private static int[] resolved(long[] target, Constant c) throws Unsupported {
        int[] dims = new int[target.length];
        long known = 1;
        int open = -1;
        for (int i = 0; i < dims.length; i++) {
            long dim = target[i] == 0 && i < c.rank() ? c.dims()[i] : target[i];
            if (dim == -1 && open < 0) {
                open = i;
            } else if (dim < 0 || dim > Integer.MAX_VALUE || known * dim > Integer.MAX_VALUE) {
                throw new Unsupported("reshapes a constant of " + c.shape() + " to " + Arrays.toString(target));
            } else {
                dims[i] = (int) dim;
                known *= dim;
            }
        }
        if (open >= 0 && known > 0) {
            dims[open] = (int) (c.values().length / known);
            known *= dims[open];
        }
        if (known != c.values().length) {
            throw new Unsupported("reshapes a constant of " + c.shape() + " to " + Arrays.toString(target));
        }
        return dims;
    }

    /** The first dimension stays the batch; those of the features may be merged or split, as their order stays the same. */
    private static Value features(Signal x, long[] target, long batch) throws Unsupported {
        Flow flow = x.flow();
        Unsupported mixed = new Unsupported("reshapes " + x.shape() + " to " + Arrays.toString(target)
                + ", which does more than flatten the features");
        if (target.length < 2 || flow.layout() == Layout.COLUMNS) {
            boolean same = target.length == 1 && flow.layout() == Layout.SINGLE && flow.dims() != null
                    && (target[0] == -1 || target[0] == flow.width());
            if (same) {
                return rest(x, flow.shaped(Layout.SINGLE, flow.width()));
            }
            throw mixed;
        }
        if (flow.dims() == null) {
            if (target.length == 2 && target[1] > 0) {
                throw new Context.WidthFound((int) Math.min(target[1], Integer.MAX_VALUE));
            }
            return x;
        }
        int[] dims = new int[target.length - 1];
        long known = 1;
        int open = -1;
        for (int i = 0; i < dims.length; i++) {
            long dim = target[i + 1] == 0 && flow.layout() == Layout.ROWS && i < flow.dims().length ? flow.dims()[i] : target[i + 1];
            if (dim == -1 && open < 0 && target[0] != -1) {
                open = i;
            } else if (dim < 1 || dim > flow.width()) {
                throw mixed;
            } else {
                dims[i] = (int) dim;
                known *= dim;
            }
        }
        if (open >= 0) {
            if (known > flow.width() || flow.width() % known != 0) {
                throw mixed;
            }
            dims[open] = (int) (flow.width() / known);
            known *= dims[open];
        }
        boolean other = target[0] > 1 && target[0] != batch; // other samples' features would come together
        if (known != flow.width() || target[0] < -1 || other || flow.layout() == Layout.SINGLE && target[0] == 0) {
            throw mixed;
        }
        return rest(x, flow.shaped(Layout.ROWS, dims));
    }

    /** Formulas go on over features in the new shape only where all of their numbers are for all features. */
    private static Signal rest(Signal x, Flow flow) {
        return new Signal(flow, x.formula(), x.nodes());
    }

    /** The shape of features, the batch left open. */
    static Value shape(Node node, Signal x) throws Unsupported {
        Flow flow = x.flow();
        if (flow.dims() == null || flow.layout() != Layout.ROWS || node.integer("start", 0) != 0 || node.find("end", AttributeType.INT).isPresent()) {
            throw new Unsupported("takes the shape of " + x.shape());
        }
        double[] shape = new double[flow.dims().length + 1];
        shape[0] = BATCH;
        for (int i = 1; i < shape.length; i++) {
            shape[i] = flow.dims()[i - 1];
        }
        return new Constant(DataType.INT64, new int[] {shape.length}, shape);
    }

    /** Elements of a shape. */
    static Value gather(Node node, Value value, Value index) throws Unsupported {
        if (value instanceof Constant shape && !shape.isReal() && shape.rank() == 1 && index instanceof Constant at && at.rank() < 2
                && node.integer("axis", 0) == 0) {
            long[] indices = at.whole();
            double[] found = new double[indices.length];
            for (int i = 0; i < found.length; i++) {
                long from = indices[i] < 0 ? indices[i] + shape.values().length : indices[i];
                if (from < 0 || from >= shape.values().length) {
                    throw new Unsupported("takes element " + indices[i] + " of a shape of " + shape.values().length);
                }
                found[i] = shape.values()[(int) from];
            }
            return new Constant(shape.type(), at.dims(), found);
        }
        throw new Unsupported("picks elements, as no layer does");
    }

    /** A shape of its parts. */
    static Value concat(Node node, List<Value> inputs) throws Unsupported {
        List<Double> all = new ArrayList<>();
        for (Value input : inputs) {
            if (!(input instanceof Constant c) || c.isReal() || c.rank() != 1 || all.size() + c.values().length > 8) {
                throw new Unsupported("joins values, which layers do not");
            }
            Arrays.stream(c.values()).forEach(all::add);
        }
        double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
        return new Constant(DataType.INT64, new int[] {values.length}, values);
    }

    /** Squeeze and Unsqueeze. */
    static Value axes(Node node, Value value, Value axesInput) throws Unsupported {
        boolean squeeze = node.operator().equals("Squeeze");
        long[] axes = axesInput instanceof Constant c ? c.whole() : node.integers("axes").orElse(new long[0]);
        if (value instanceof Constant c) {
            return c.reshaped(ints(squeeze ? squeezed(c.dims(), axes) : unsqueezed(c.dims(), axes)));
        }
        Signal x = (Signal) value;
        if (x.flow().layout() != Layout.ROWS || x.flow().dims() == null || axes.length == 0) {
            throw new Unsupported("changes the dimensions of " + x.shape());
        }
        int[] all = new int[x.flow().dims().length + 1];
        all[0] = -1; // the batch
        System.arraycopy(x.flow().dims(), 0, all, 1, all.length - 1);
        List<Integer> dims = squeeze ? squeezed(all, axes) : unsqueezed(all, axes);
        if (dims.isEmpty() || dims.get(0) != -1) {
            throw new Unsupported("takes the batch away from the first place in " + x.shape());
        }
        return rest(x, x.flow().shaped(Layout.ROWS, ints(dims.subList(1, dims.size()))));
    }

    private static List<Integer> squeezed(int[] dims, long[] axes) throws Unsupported {
        List<Integer> result = new ArrayList<>();
        boolean[] gone = new boolean[dims.length];
        for (long axis : axes) {
            long at = axis < 0 ? axis + dims.length : axis;
            if (at < 0 || at >= dims.length || dims[(int) at] != 1) {
                throw new Unsupported("squeezes axis " + axis + " of " + Constant.text(dims));
            }
            gone[(int) at] = true;
        }
        for (int i = 0; i < dims.length; i++) {
            if (!gone[i] && !(axes.length == 0 && dims[i] == 1)) {
                result.add(dims[i]);
            }
        }
        return result;
    }

    private static List<Integer> unsqueezed(int[] dims, long[] axes) throws Unsupported {
        int rank = dims.length + axes.length;
        if (rank > 8 || axes.length == 0) {
            throw new Unsupported("unsqueezes " + Constant.text(dims) + " at " + Arrays.toString(axes));
        }
        Integer[] result = new Integer[rank];
        for (long axis : axes) {
            long at = axis < 0 ? axis + rank : axis;
            if (at < 0 || at >= rank || result[(int) at] != null) {
                throw new Unsupported("unsqueezes " + Constant.text(dims) + " at " + Arrays.toString(axes));
            }
            result[(int) at] = 1;
        }
        int next = 0;
        for (int i = 0; i < rank; i++) {
            result[i] = result[i] == null ? Integer.valueOf(dims[next++]) : result[i];
        }
        return List.of(result);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int product(int[] dims) {
        return Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    }
}
