/**
 * The language in which a network is declared: annotations and the enums of their values.
 *
 * <p>Nothing here is needed when the generated class runs, and nothing here knows how it is generated.
 */
package dev.gradpoet;
