package dev.gradpoet.samples;

import java.nio.file.Path;

/**
 * What a sample was told.
 *
 * @param epochs how long to train at most
 * @param folder where pictures and files go
 * @param resumes whether to save checkpoints, and to go on from the last one
 */
public record Options(int epochs, Path folder, boolean resumes) {}
