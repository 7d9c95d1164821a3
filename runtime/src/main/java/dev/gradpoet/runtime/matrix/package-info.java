/**
 * Products of matrices for generated networks, in plain Java and with the Vector API: both give the same bits. Knows nothing of networks.
 */
package dev.gradpoet.runtime.matrix;
