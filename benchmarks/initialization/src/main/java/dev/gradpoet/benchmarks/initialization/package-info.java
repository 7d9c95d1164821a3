/**
 * Trains networks from different first weights, and says which end best: the study behind {@code Initialization.DEFAULT}. {@link
 * dev.gradpoet.benchmarks.initialization.Study} prints a line for each training, {@link dev.gradpoet.benchmarks.initialization.Summary} makes the
 * table of them. Built as the other benchmarks are, and run with {@code --add-modules jdk.incubator.vector}.
 */
package dev.gradpoet.benchmarks.initialization;
