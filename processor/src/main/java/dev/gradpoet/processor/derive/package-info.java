/**
 * Derivation: from the declared layers, written as forward passes, to the nests of the whole network, forward and backward. Knows
 * declarations, scalar and index calculus; knows nothing of Java code.
 */
package dev.gradpoet.processor.derive;
