/**
 * Scalar calculus: expression trees over real numbers, their symbolic derivatives, and their simplification to the forms of the
 * textbook. Pure values; knows nothing of networks, tensors or Java.
 */
package dev.gradpoet.processor.scalar;
