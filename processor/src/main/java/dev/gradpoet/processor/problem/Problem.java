package dev.gradpoet.processor.problem;

/** A mistake of the user, in the user's words. */
public record Problem(Site site, String message) {}
