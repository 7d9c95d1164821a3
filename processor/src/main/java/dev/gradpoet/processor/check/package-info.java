/**
 * What is wrong with a declared network, and where: the rules on values, shapes and losses, and every message of the processor. Knows
 * the model; knows neither {@code javax.lang.model} nor JavaPoet.
 */
package dev.gradpoet.processor.check;
