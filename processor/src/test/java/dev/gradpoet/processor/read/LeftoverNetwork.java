package dev.gradpoet.processor.read;

/** Stands on the class path as the generated class of an earlier compilation would. */
final class LeftoverNetwork {}
