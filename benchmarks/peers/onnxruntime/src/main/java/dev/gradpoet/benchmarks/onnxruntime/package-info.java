/** ONNX Runtime. */
package dev.gradpoet.benchmarks.onnxruntime;
