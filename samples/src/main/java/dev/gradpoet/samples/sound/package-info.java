/** Regression: the speed of sound in the sea from noisy measurements, in the units of the measurements. */
package dev.gradpoet.samples.sound;
