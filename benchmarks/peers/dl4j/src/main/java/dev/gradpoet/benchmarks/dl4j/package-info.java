/** Eclipse Deeplearning4j. */
package dev.gradpoet.benchmarks.dl4j;
