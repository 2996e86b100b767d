/**
 * Reads an ONNX model as a network, when a spec that names it is compiled: bytes → checked messages ({@code ModelFile}) → graph
 * ({@code GraphReader}) → what each value is, node by node ({@code Evaluation}) → steps between input and output ({@code Flow}) → layers
 * ({@code Assembly}).
 */
package io.neurapt.onnx.load;
