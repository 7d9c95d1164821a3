/**
 * What a user declared, as immutable values: shapes, options, names. Knows neither {@code javax.lang.model} nor JavaPoet.
 */
package dev.gradpoet.processor.model;
