/**
 * What a person looks at: curves, matrices, boundaries, weights and diagrams as pictures. Each is a
 * {@link dev.gradpoet.lab.plot.Plot}, which is written as PNG or SVG. It knows networks and training of the runtime, and the reports.
 */
package dev.gradpoet.lab.plot;
