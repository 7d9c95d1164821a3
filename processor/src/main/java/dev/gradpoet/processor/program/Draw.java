package dev.gradpoet.processor.program;

import dev.gradpoet.processor.nest.Tensor;

/**
 * Factors of dropout, drawn before a pass in training.
 *
 * @param tensor holds them
 * @param rate the probability of a zero; the others are 1 / (1 − rate)
 */
public record Draw(Tensor tensor, double rate) {}
