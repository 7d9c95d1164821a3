/**
 * The cases, their data, and how one is measured. Knows no peer: each implements {@link dev.gradpoet.benchmarks.Peer} in
 * a module of its own.
 */
package dev.gradpoet.benchmarks;
