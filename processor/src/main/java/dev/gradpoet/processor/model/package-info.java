/**
 * What a user declared, as immutable values: layers with their kinds, edges and options. Knows neither {@code javax.lang.model} nor what a
 * kind of layer computes.
 */
package dev.gradpoet.processor.model;
