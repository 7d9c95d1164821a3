package dev.gradpoet.processor.emit.unrolled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Lines;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Goldens;
import dev.gradpoet.processor.testing.MethodLines;
import dev.gradpoet.processor.testing.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the statements of straight-line code say of themselves. */
class UnrolledStatementsTest {
  private static final NetworkModel TINY = Goldens.tiny("Tiny", Style.TEACHING);

  private final Plan plan = Planner.plan(Derivation.of(TINY), false);
  private final Names names = new Names(plan.program());
  private final List<Statement> pass = new UnrolledStatements(plan, names, Optional.empty()).pass();

  @Test
  void eachValueIsWrittenByOneStatement() {
    Map<String, List<Statement>> writers = Writes.of(pass);
    List<String> expected = new ArrayList<>(List.of(
        "x 0",
        "x 1",
        "hidden.z 0",
        "hidden.z 1",
        "hidden.a 0",
        "hidden.a 1",
        "output.z 0",
        "output.a 0",
        "t 0",
        "L 0",
        "d output.z 0",
        "d hidden.a 0",
        "d hidden.a 1",
        "d hidden.z 0",
        "d hidden.z 1"));
    for (Parameter parameter : plan.program().parameters()) {
      expected.addAll(Writes.keys(parameter.tensor().gradient()));
    }
    assertThat(writers.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    writers.forEach((value, statements) -> {
      assertThat(statements).as(value).hasSize(1);
      boolean isGradientOfParameter = value.matches("d .*[Wb] \\d+");
      assertThat(Writes.isAccumulation(statements.get(0)))
          .as(value)
          .isEqualTo(isGradientOfParameter);
    });
  }

  @Test
  void eachLineIsOfItsStatement() {
    List<String> lines = MethodLines.body(GeneratedNetworks.plain(TINY), "pass");
    List<Statement> byLine = Lines.of(pass, lines);
    for (int k = 0; k < lines.size(); k++) {
      Statement statement = byLine.get(k);
      if (statement instanceof Let || statement instanceof Store) {
        for (Cell cell : statement.writes()) {
          assertThat(lines.get(k)).contains(" " + cell.code() + " ");
        }
        for (Cell cell : statement.reads()) {
          assertThat(lines.get(k)).contains(cell.code().toString());
        }
      }
    }
    assertThat(byLine).containsExactlyElementsOf(linesOf(pass));
  }

  /** No line of this pass is broken. */
  private static List<Statement> linesOf(List<Statement> statements) {
    List<Statement> lines = new ArrayList<>();
    for (Statement statement : statements) {
      lines.add(statement);
      if (!statement.body().isEmpty()) {
        lines.addAll(linesOf(statement.body()));
        lines.add(statement);
      }
    }
    return lines;
  }

  @Test
  void aLineOfTheBackwardPassReadsWhatItsFormulaHas() {
    Statement delta = Writes.of(pass).get("d hidden.z 1").get(0);
    assertThat(delta.reads().stream().map(cell -> cell.code().toString()))
        .containsExactly("dHidden1", "hidden1");
  }
}
