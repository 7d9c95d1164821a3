/**
 * Scalar calculus: expression trees over real numbers, their symbolic derivatives, and their simplification to the forms of the
 * textbook. Pure values; knows nothing of networks, tensors or Java.
 *
 * <p>{@link dev.gradpoet.processor.scalar.Derivative} differentiates, {@link dev.gradpoet.processor.scalar.Simplifier} simplifies,
 * {@link dev.gradpoet.processor.scalar.FormulaParser} reads expressions,
 * {@link dev.gradpoet.processor.scalar.Reexpression} puts in what the forward pass knows already. Simplification goes from an
 * expression to its normal form ({@code Normalizer}, {@code Product}) and back ({@code Presentation}), which chooses among equal
 * forms by {@code Cost}.
 */
package dev.gradpoet.processor.scalar;
