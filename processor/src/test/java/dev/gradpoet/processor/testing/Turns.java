package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Loop;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import java.util.ArrayList;
import java.util.List;

/** Makes loops in order. */
public final class Turns {
  private Turns() {}

  /** {@code parts} for each value of {@code over}, over which they do not run by themselves. */
  public static Loop of(Index over, boolean backwards, Part... parts) {
    return new Loop(over, backwards, without(over, List.of(parts)));
  }

  private static List<Part> without(Index over, List<Part> parts) {
    List<Part> turn = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Loop loop) {
        turn.add(new Loop(loop.over(), loop.backwards(), without(over, loop.parts())));
      } else {
        Nest nest = (Nest) part;
        List<Index> loops = new ArrayList<>(nest.loops());
        loops.remove(over);
        turn.add(
            new Nest(nest.out(), nest.combine(), nest.adds(), nest.body(), nest.reads(), loops));
      }
    }
    return turn;
  }
}
