/**
 * The mini-batch loop and what it drives. {@link io.neurapt.train.Trainer} knows nothing of number types: it acts on a
 * {@link io.neurapt.train.Learner}, which holds the arrays.
 */
package io.neurapt.train;
