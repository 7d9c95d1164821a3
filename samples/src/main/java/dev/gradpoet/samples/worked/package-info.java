/** One step of backpropagation with all its numbers, as a person would write it on paper. */
package dev.gradpoet.samples.worked;
