/** Rules that end a run: {@link dev.gradpoet.runs.stopping.EarlyStopping} is a listener of the trainer. Nothing here knows files. */
package dev.gradpoet.runs.stopping;
