/** Weights that go into the compiled program: finds the model file, checks it, and puts it beside the generated class. */
package io.neurapt.processor.weights;
