/**
 * Files of tensors: the format safetensors, and the weights of any {@link dev.gradpoet.runtime.NeuralNetwork} in it.
 *
 * <p>{@link dev.gradpoet.runtime.io.Weights} is where to begin; {@link dev.gradpoet.runtime.io.Safetensors} and
 * {@link dev.gradpoet.runtime.io.SafetensorsWriter} are the format itself, for tensors that are no weights. A file is untrusted:
 * nothing is believed before it was checked. Nothing here knows how a network is trained.
 */
package dev.gradpoet.runtime.io;
