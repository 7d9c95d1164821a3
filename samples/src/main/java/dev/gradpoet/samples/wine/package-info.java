/** Thirteen features of very different size, which have to be scaled first. */
package dev.gradpoet.samples.wine;
