package dev.gradpoet.processor.nest;

import java.util.ArrayList;
import java.util.List;

/** A part of a program. */
public sealed interface Part permits Nest, Loop {

  /** The nests of {@code parts}, those in loops too, in the order in which they are written. */
  static List<Nest> nests(List<? extends Part> parts) {
    List<Nest> nests = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Loop loop) {
        nests.addAll(nests(loop.parts()));
      } else {
        nests.add((Nest) part);
      }
    }
    return nests;
  }
}
