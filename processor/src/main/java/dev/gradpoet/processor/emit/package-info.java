/**
 * Emission: from a plan to the text of a Java file. Here are the tables of contents of the files and what is the same for all lowerings;
 * each lowering has a package of its own. Knows plans and JavaPoet; knows nothing of the compiler that runs it.
 */
package dev.gradpoet.processor.emit;
