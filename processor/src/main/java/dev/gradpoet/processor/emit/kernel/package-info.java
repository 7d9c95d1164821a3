/**
 * What all lowerings agree on: the interface of a kernel, how many samples it computes at a time, where their weights, the parameters
 * and the arrays are. Knows {@code code}; knows no lowering.
 */
package dev.gradpoet.processor.emit.kernel;
