/** Runs everything, each measurement in a process of its own, and writes the results as CSV. */
package dev.gradpoet.benchmarks.suite;
