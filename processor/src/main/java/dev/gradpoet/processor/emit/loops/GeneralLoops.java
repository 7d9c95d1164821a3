package dev.gradpoet.processor.emit.loops;

import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Storages;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.For;
import dev.gradpoet.processor.nest.Loop;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes any part as loops over one sample: the form of last resort, which knows all that a nest can say of samples that are computed
 * apart. The loops run in the order of the largest tensor, so that the innermost one reads and writes values that lie side by side. One
 * instance writes the parts of one method.
 */
final class GeneralLoops {
  private final Program program;
  private final Names names;
  private final PlaceCells cells;
  private final Block method;

  /** @param taken names of locals that other statements of the method declare */
  GeneralLoops(Program program, Names names, Storages storages, Set<String> taken) {
    this.program = program;
    this.names = names;
    this.cells = new PlaceCells(program, names, storages);
    this.method = new Block(names, taken);
  }

  /**
   * The loops of {@code part}, for the current sample.
   *
   * @throws IllegalArgumentException if it computes a value from several samples
   */
  List<Statement> write(Part part) {
    return write(part, method);
  }

  private List<Statement> write(Part part, Block block) {
    if (part instanceof Nest nest) {
      return new NestLoops(program, names, cells, nest, block.forNest()).write();
    }
    Loop loop = (Loop) part;
    Block body = block.in(loop.over());
    List<Statement> statements = new ArrayList<>();
    for (Part inner : loop.parts()) {
      statements.addAll(write(inner, body));
    }
    String variable = block.variable(loop.over());
    String extent = names.width(loop.over());
    return List.of(
        loop.backwards()
            ? For.backwards(loop.over(), variable, extent, statements)
            : For.each(loop.over(), variable, extent, statements));
  }
}
