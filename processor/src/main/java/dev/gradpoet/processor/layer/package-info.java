/**
 * Activations and losses as data: {@link dev.gradpoet.processor.layer.ActivationFunction} and
 * {@link dev.gradpoet.processor.layer.LossFunction} hold an expression and what has to be known of it. The constants of the language are
 * instances of them, by {@link dev.gradpoet.processor.layer.Activations#of} and {@link dev.gradpoet.processor.layer.Losses#of}; a
 * formula of a user is another. Knows the enums of the annotations and the scalar calculus; not one derivative is written here.
 */
package dev.gradpoet.processor.layer;
