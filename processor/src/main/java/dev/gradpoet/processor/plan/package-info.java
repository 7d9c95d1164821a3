/**
 * Planning: which kernel computes each part of a program, which nests share a loop, and which values share storage. Knows programs and
 * the limits of the virtual machine; knows nothing of Java's syntax.
 */
package dev.gradpoet.processor.plan;
