/**
 * The data files of the samples and what prepares them for training. It knows datasets, and nothing of networks.
 */
package dev.gradpoet.samples.data;
