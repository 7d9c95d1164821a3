package dev.gradpoet.processor.check;

import dev.gradpoet.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds everything that is wrong with the values of a network. */
public final class NetworkCheck {

  private NetworkCheck() {}

  /**
   * The problems of {@code network}, none if it is sound.
   *
   * @param written the options that the user wrote; the others have their defaults
   */
  public static List<Problem> check(NetworkModel network, Set<Site> written) {
    List<Problem> problems = new ArrayList<>();
    OptionCheck.check(network, written, problems);
    ShapeCheck.check(network, problems);
    LossCheck.check(network, problems);
    return List.copyOf(problems);
  }
}
