package dev.gradpoet.processor.declared;

/**
 * What {@code @Deprecated} says.
 *
 * @param since the version, or empty
 */
public record Deprecation(String since, boolean forRemoval) {}
