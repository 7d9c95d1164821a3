/** Handwritten digits, the whole story: from a file of images to a trained network in files of its own. */
package dev.gradpoet.samples.digits;
