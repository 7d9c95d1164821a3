/** The classic first data set: 150 flowers of three species. */
package dev.gradpoet.samples.iris;
