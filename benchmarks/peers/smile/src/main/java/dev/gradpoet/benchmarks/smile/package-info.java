/** Smile. */
package dev.gradpoet.benchmarks.smile;
