package dev.gradpoet.processor.model;

/**
 * A declared dropout layer.
 *
 * @param rate the probability that a value is zeroed, in [0, 1)
 */
public record DropoutModel(String name, String visibility, double rate) implements LayerModel {}
