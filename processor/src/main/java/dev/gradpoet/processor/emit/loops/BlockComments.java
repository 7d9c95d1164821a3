package dev.gradpoet.processor.emit.loops;

import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The equations beside the blocks of a method that computes a step: each where the first statements for it stand. */
final class BlockComments {
  private final Step step;
  private final Comments comments;
  private final Set<String> said = new HashSet<>();
  private List<NestForm> joined = List.of();

  BlockComments(Step step, Comments comments) {
    this.step = step;
    this.comments = comments;
  }

  /** Tells that of {@code nests} all but those {@code separate} are written together with one of these. */
  void joins(List<NestForm> nests, List<NestForm> separate) {
    joined = new ArrayList<>(nests);
    joined.removeAll(separate);
  }

  // // ∂L/∂W = x δᵀ
  /** The line above the block of {@code nests}; nothing if there is nothing to say that is not said. */
  List<Statement> comment(List<NestForm> nests) {
    Set<String> equations = new LinkedHashSet<>();
    for (NestForm nest : nests) {
      equations.add(comments.beside(step, nest.nest()));
      for (NestForm other : joined) {
        if (other.operands().contains(nest.out())) {
          equations.add(comments.beside(step, other.nest()));
        }
      }
    }
    equations.remove("");
    equations.removeAll(said);
    said.addAll(equations);
    return equations.isEmpty()
        ? List.of()
        : List.of(new Statement.Comment(String.join(", ", equations)));
  }
}
