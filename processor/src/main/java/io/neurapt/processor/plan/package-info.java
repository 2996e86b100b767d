/** Decides how the code will compute: layout, strategies, offsets, and how much fits into one method. */
package io.neurapt.processor.plan;
