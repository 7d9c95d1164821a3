/**
 * The kinds of layers, one class each: annotation and options with their checks, shape, parameters, forward pass as nests, and what is
 * said of it. {@link Kinds} is their registry. Knows declarations, functions and index calculus; knows neither the compiler's model of
 * source nor Java text.
 */
package dev.gradpoet.processor.kind;
