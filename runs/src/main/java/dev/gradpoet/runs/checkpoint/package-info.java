/**
 * Files of runs, and going on from them: {@link dev.gradpoet.runs.checkpoint.Checkpoints} is given to
 * {@link dev.gradpoet.runtime.training.Trainer#checkpoints}. Nothing here knows schedules or rules of stopping: what they keep is
 * part of the {@link dev.gradpoet.runtime.training.Run}.
 */
package dev.gradpoet.runs.checkpoint;
