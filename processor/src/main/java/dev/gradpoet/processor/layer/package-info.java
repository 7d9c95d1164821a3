/**
 * Activations and losses as scalar expressions, and which of them fit together. Knows the enums of the annotations and the scalar
 * calculus; not one derivative is written here.
 */
package dev.gradpoet.processor.layer;
