/** The smallest problem that needs a hidden layer. */
package dev.gradpoet.samples.xor;
