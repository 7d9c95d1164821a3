package dev.gradpoet.processor.emit.loops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Storages;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Lines;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Goldens;
import dev.gradpoet.processor.testing.MethodLines;
import dev.gradpoet.processor.testing.Writes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the statements of loops say of themselves. */
class LoopStatementsTest {
  private static final NetworkModel IRIS = Goldens.iris("Iris", Style.TEACHING);

  private final Plan plan = Planner.plan(Derivation.of(IRIS), false);
  private final Program program = plan.program();

  /** The statements of the methods of a pass, in order. */
  private Map<String, List<Statement>> methods() {
    Names names = new Names(program);
    LayerMethods methods = new LayerMethods(
        plan,
        names,
        new Helpers(names),
        Samples.ONE,
        new Storages(plan, names, Samples.ONE),
        Contractions.NONE);
    Map<String, List<Statement>> bodies = new LinkedHashMap<>();
    for (Step step : program.forward()) {
      bodies.put(names.forward(step.layer().name()), methods.body(step));
    }
    bodies.put(names.method("loss"), methods.lossBody());
    for (Step step : program.backward()) {
      bodies.put(names.backward(step.layer().name()), methods.body(step));
    }
    return bodies;
  }

  /** One statement sets a value, all others go on from what is there. */
  @Test
  void eachValueIsWrittenByOneStatementOrByAccumulation() {
    List<Statement> pass = new ArrayList<>();
    methods().values().forEach(pass::addAll);
    Map<String, List<Statement>> writers = Writes.of(pass);
    Set<String> expected = new LinkedHashSet<>();
    for (List<Step> steps : List.of(program.forward(), program.backward())) {
      for (Step step : steps) {
        for (Nest nest : Part.nests(step.parts())) {
          expected.addAll(Writes.keys(nest.out().tensor()));
        }
      }
    }
    assertThat(writers.keySet()).containsAll(expected);
    for (String value : expected) {
      List<Statement> setters = new ArrayList<>(writers.get(value));
      setters.removeIf(Writes::isAccumulation);
      assertThat(setters).as(value).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void eachLineIsOfItsStatement() {
    String text = GeneratedNetworks.plain(IRIS);
    int stores = 0;
    for (Map.Entry<String, List<Statement>> method : methods().entrySet()) {
      List<String> lines = MethodLines.body(text, method.getKey());
      List<Statement> byLine = Lines.of(method.getValue(), lines);
      assertThat(byLine).containsAll(Statement.all(method.getValue()));
      for (int k = 0; k < lines.size(); k++) {
        if (byLine.get(k) instanceof Store store) {
          stores++;
          String start = store.to().code() + " " + store.operator().text();
          assertThat(lines.get(k).strip()).startsWith(start);
          for (Cell cell : store.reads()) {
            assertThat(lines.get(k)).contains(cell.code().toString());
          }
        }
      }
    }
    assertThat(stores).isGreaterThan(program.layers().size());
  }
}
