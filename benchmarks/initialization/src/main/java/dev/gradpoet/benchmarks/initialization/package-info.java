/** Trains networks from different first weights, and says which end best: the study behind {@code Initialization.DEFAULT}. */
package dev.gradpoet.benchmarks.initialization;
