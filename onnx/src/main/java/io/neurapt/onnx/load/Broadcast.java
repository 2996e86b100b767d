package io.neurapt.onnx.load;

/** A constant beside features: which of its elements goes with which feature. */
final class Broadcast {
    private Broadcast() {}

    /**
     * The constant's value for every feature.
     *
     * @throws Unsupported if it differs from sample to sample, or if the result would have another shape
     */
    static Coefficient along(Flow flow, Constant constant, Context context) throws Unsupported {
        if (!constant.isReal()) {
            throw new Unsupported("mixes features with " + constant.type());
        }
        int rank = flow.rank();
        if (constant.isNumber() && constant.rank() <= rank) {
            return new Coefficient(constant.values()[0]);
        }
        if (flow.dims() == null) {
            throw new Context.WidthFound(constant.dims()[constant.rank() - 1]);
        }
        int[] features = flow.dims();
        int first = flow.layout() == Layout.ROWS ? 1 : 0; // dimensions before those of the features
        int last = flow.layout() == Layout.COLUMNS ? 1 : 0; // and behind them
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) {
            int from = constant.rank() - rank + i;
            dims[i] = from < 0 ? 1 : constant.dims()[from];
        }
        boolean larger = constant.rank() > rank || constant.values().length == 0;
        for (int i = 0; i < rank; i++) {
            boolean isFeature = i >= first && i < rank - last;
            larger |= dims[i] != 1 && (!isFeature || dims[i] != features[i - first]);
        }
        if (larger) {
            throw new Unsupported("combines features of " + flow.shape() + " with a constant of " + constant.shape()
                    + ", which is not one number per feature");
        }
        double[] values = new double[context.allocate(flow.width())];
        for (int i = 0; i < values.length; i++) {
            int index = 0;
            int stride = 1;
            int rest = i;
            for (int d = features.length - 1; d >= 0; d--) {
                int at = rest % features[d];
                rest /= features[d];
                index += dims[d + first] == 1 ? 0 : at * stride;
                stride *= dims[d + first];
            }
            values[i] = constant.values()[index];
        }
        return new Coefficient(values);
    }
}
