/**
 * Index calculus: tensors, nests of loops that compute with them, the one rule that differentiates a nest, a verifier, a printer and an
 * interpreter that runs nests in {@code double}. Knows scalar calculus; knows nothing of kinds of layers, Java or compilers.
 */
package dev.gradpoet.processor.nest;
