/** How good predictions are. Everything here works on plain arrays in double and knows nothing of networks. */
package io.neurapt.metrics;
