/**
 * A network as a program: the nests of all its passes, where its parameters lie, and all that a generated class says of it. What is in
 * here is all that planning and emission know of a network; nothing of its declaration or of kinds of layers.
 */
package dev.gradpoet.processor.program;
