/**
 * Java as text, whatever it computes: names, literals, comments, scalar expressions and their locals, helper methods, and the layout of a
 * file. Knows programs and JavaPoet; knows nothing of kernels or samples.
 */
package dev.gradpoet.processor.emit.code;
