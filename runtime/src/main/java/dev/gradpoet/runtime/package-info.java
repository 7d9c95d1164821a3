/**
 * The contract between generated networks and everything that uses them, and the few helpers that generated code calls.
 *
 * <p>Nothing here knows the annotations, the optimizers or the training loop.
 */
package dev.gradpoet.runtime;
