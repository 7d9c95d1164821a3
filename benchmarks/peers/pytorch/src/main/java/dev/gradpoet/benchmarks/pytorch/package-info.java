/** PyTorch, through the Deep Java Library. */
package dev.gradpoet.benchmarks.pytorch;
