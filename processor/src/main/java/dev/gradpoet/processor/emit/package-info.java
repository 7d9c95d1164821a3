/**
 * Emission: from a plan to the text of a Java file. Knows plans and JavaPoet; knows nothing of the compiler that runs it.
 */
package dev.gradpoet.processor.emit;
