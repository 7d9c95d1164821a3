package dev.gradpoet.processor.check;

/** A mistake of the user, in the user's words. */
public record Problem(Site site, String message) {}
