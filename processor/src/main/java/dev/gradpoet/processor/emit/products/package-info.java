/**
 * Contractions over a batch as products of matrices that the runtime computes. Knows {@code code}, {@code kernel}, {@code vectors} and the
 * layers of {@code loops}, which it contracts for; knows nothing of lanes.
 */
package dev.gradpoet.processor.emit.products;
