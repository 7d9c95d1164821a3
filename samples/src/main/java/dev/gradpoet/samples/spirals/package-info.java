/** Two spirals, one inside the other: a boundary to watch as it is learned. */
package dev.gradpoet.samples.spirals;
