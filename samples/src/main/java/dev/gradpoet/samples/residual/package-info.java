/** A network that is a graph: convolutions, and what they were given added to what they find. */
package dev.gradpoet.samples.residual;
