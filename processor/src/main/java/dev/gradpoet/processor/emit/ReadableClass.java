package dev.gradpoet.processor.emit;

import dev.gradpoet.processor.emit.kernel.NamedCells;

/**
 * A generated class that computes one sample after another.
 *
 * @param cells what the names of its fields and locals stand for
 */
public record ReadableClass(GeneratedClass generated, NamedCells cells) {}
