/**
 * Finds what is wrong with a declared network, and where: its options, its graph, its shapes, its loss. Knows the model and the kinds of
 * layers; knows neither {@code javax.lang.model} nor JavaPoet.
 */
package dev.gradpoet.processor.check;
