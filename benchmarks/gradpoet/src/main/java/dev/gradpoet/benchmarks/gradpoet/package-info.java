/** Gradpoet: its networks, and what is measured of it alone. */
package dev.gradpoet.benchmarks.gradpoet;
