/** Networks as ONNX models: writing them from a program, and making a network of one when its spec is compiled. */
package io.neurapt.onnx;
