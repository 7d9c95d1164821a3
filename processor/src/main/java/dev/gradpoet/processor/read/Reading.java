package dev.gradpoet.processor.read;

import dev.gradpoet.processor.model.NetworkModel;
import java.util.List;
import java.util.Optional;

/**
 * What was read of an annotated type.
 *
 * @param network the network, empty if the type is of a kind that cannot be one
 * @param positions where the parts of the network stand
 * @param findings what is wrong with the form of the declaration
 */
public record Reading(Optional<NetworkModel> network, Positions positions, List<Finding> findings) {

  public Reading {
    findings = List.copyOf(findings);
  }
}
