/**
 * Tiny networks by vectors: samples side by side, one in each lane, or the units of a wide layer along them. Knows {@code code},
 * {@code kernel}, {@code vectors} and the straight-line code of {@code unrolled}, which calls its layers; knows nothing of loops or
 * tiles.
 */
package dev.gradpoet.processor.emit.lanes;
