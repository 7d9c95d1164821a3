/** Encog. */
package dev.gradpoet.benchmarks.encog;
