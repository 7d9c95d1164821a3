/**
 * Layers as methods over arrays, of one sample in loops or of several in rows. Knows {@code code} and {@code kernel}; knows no vectors,
 * and other ways to contract by an interface.
 */
package dev.gradpoet.processor.emit.loops;
