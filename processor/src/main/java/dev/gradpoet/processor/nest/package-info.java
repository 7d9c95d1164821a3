/**
 * Index calculus: tensors, nests of loops that compute with them, the one rule that differentiates a nest, a verifier, an interpreter
 * that runs nests in {@code double}, and the equations of nests, in matrices and with indices. Knows scalar calculus and formulas; knows
 * nothing of kinds of layers, Java or compilers.
 */
package dev.gradpoet.processor.nest;
