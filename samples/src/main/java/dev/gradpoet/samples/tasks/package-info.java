/** The three tasks of supervised learning: which output and which loss belong to which. */
package dev.gradpoet.samples.tasks;
