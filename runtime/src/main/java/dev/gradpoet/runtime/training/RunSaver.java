package dev.gradpoet.runtime.training;

/**
 * What saves a {@link Run} and lets it go on later: is told everything after all listeners, so that it sees what they keep, but the
 * end before them, since they may put back other parameters than those that training ended with.
 */
public interface RunSaver extends TrainingListener {}
