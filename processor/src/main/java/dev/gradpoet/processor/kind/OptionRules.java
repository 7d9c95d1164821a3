package dev.gradpoet.processor.kind;

import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.problem.Range;
import dev.gradpoet.processor.problem.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with the options of one layer. */
public final class OptionRules {
  private final LayerModel layer;
  private final Set<Site> written;
  private final List<Problem> problems;
  private boolean isSound = true;

  /**
   * @param written the options that the user wrote; the others have their defaults
   * @param problems where problems are added
   */
  public OptionRules(LayerModel layer, Set<Site> written, List<Problem> problems) {
    this.layer = layer;
    this.written = written;
    this.problems = problems;
  }

  /** Whether nothing was wrong; options without effect are not. */
  public boolean isSound() {
    return isSound;
  }

  /** A count of something that must be there. */
  void atLeastOne(String option) {
    int value = layer.options().whole(option);
    if (value < 1) {
      wrong(option, Messages.lessThanOne(Messages.layer(layer.name()), option, value));
    }
  }

  /** Whole numbers, each of which must be {@code least} or more. */
  void each(String option, int least) {
    for (int value : layer.options().wholes(option)) {
      if (value < least) {
        wrong(option, Messages.lessThan(Messages.layer(layer.name()), option, value, least));
        return;
      }
    }
  }

  /** A number, which must be in {@code range} as a float, too. */
  void within(Range range, String option) {
    String subject = Messages.layer(layer.name());
    Optional<String> problem = range.problem(subject, option, layer.options().number(option));
    if (problem.isPresent()) {
      wrong(option, problem.get());
    }
  }

  /** An option that has no effect beside the others. */
  void unused(String option, String message) {
    Site site = Site.layer(layer.name(), option);
    if (written.contains(site)) {
      problems.add(new Problem(site, message));
    }
  }

  void wrong(String option, String message) {
    isSound = false;
    problems.add(new Problem(Site.layer(layer.name(), option), message));
  }
}
