/**
 * Derivation: from the declared layers, written as forward passes by their kinds, to the nests of the whole network, forward and backward.
 * Knows declarations, kinds, scalar and index calculus; knows nothing of Java code.
 */
package dev.gradpoet.processor.derive;
