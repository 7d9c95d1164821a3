/** Logistic regression: a network of one unit, trained by batch gradient descent. */
package dev.gradpoet.samples.logistic;
