/**
 * Index calculus: tensors with named indices, the three nests that compute with them, the derivation of a nest's adjoint, and an
 * interpreter that runs nests in {@code double}. Knows scalar calculus; knows nothing of layers' declarations, Java or compilers.
 */
package dev.gradpoet.processor.nest;
