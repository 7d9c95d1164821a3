/** What a long training needs: schedules, early stopping, checkpoints; no dependency beyond the runtime. */
module dev.gradpoet.runs {
  requires transitive dev.gradpoet.runtime;

  exports dev.gradpoet.runs.checkpoint;
  exports dev.gradpoet.runs.schedule;
  exports dev.gradpoet.runs.stopping;
}
