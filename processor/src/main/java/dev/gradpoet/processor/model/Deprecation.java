package dev.gradpoet.processor.model;

/**
 * What {@code @Deprecated} says.
 *
 * @param since the version, or empty
 */
public record Deprecation(String since, boolean forRemoval) {}
