/**
 * Networks as ONNX models, which run outside of Java: {@link dev.gradpoet.lab.onnx.Onnx} is where to begin. It knows the architecture and the
 * parameters of a network and the preprocessing of data, and nothing of training. Models are written, not read.
 */
package dev.gradpoet.lab.onnx;
