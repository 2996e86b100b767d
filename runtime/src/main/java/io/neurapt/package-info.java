/**
 * What users import: the annotations that declare a network, the enums they take, and the options and results of
 * training. The generated classes extend {@link io.neurapt.network.FloatNetwork} or its double counterpart.
 */
package io.neurapt;
