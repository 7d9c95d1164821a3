/** Makes tables and charts of results. */
package dev.gradpoet.benchmarks.report;
