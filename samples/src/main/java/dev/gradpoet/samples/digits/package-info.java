/** Handwritten digits: a network of a size that is worth measuring. */
package dev.gradpoet.samples.digits;
