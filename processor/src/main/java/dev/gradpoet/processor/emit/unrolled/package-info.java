/**
 * Straight-line code for one sample, each multiply-add written out. Knows {@code code} and {@code kernel}; knows vectors only as layers
 * that it calls.
 */
package dev.gradpoet.processor.emit.unrolled;
