/**
 * Scalar expressions and functions as code over vectors, whatever lies along them. Knows {@code code}; knows nothing of samples, tiles or
 * lanes.
 */
package dev.gradpoet.processor.emit.vectors;
