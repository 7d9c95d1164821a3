/**
 * What a declaration says to Java, and a generated class must fit to: its names and its warnings. Knows nothing else.
 */
package dev.gradpoet.processor.declared;
