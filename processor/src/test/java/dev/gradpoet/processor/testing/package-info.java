/**
 * What the tests of the pipeline share: networks built in code, their generated classes compiled and loaded in memory, and the double
 * interpreter as the reference that these are compared with.
 */
package dev.gradpoet.processor.testing;
