package dev.gradpoet.processor.scalar;

/** What a {@link Product} raises to whole powers. */
sealed interface Base permits Atom, Polynomial {}
