package dev.gradpoet.processor.read;

import static dev.gradpoet.processor.Sources.assertErrors;
import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.Compiled;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Classes that would have the same name. */
class GeneratedNamesTest {

  private static final String NETWORK = "@Network(inputs = 2, loss = SQUARED_ERROR) ";
  private static final String BODY = " { @Dense(units = 1) Layer output(); } ";

  @Test
  void twoNetworksOfTheSameGeneratedNameAreRejected() {
    JavaFileObject nested =
        source("public class Outer { " + NETWORK + "/*!*/interface Inner" + BODY + "}");
    JavaFileObject flat = source(NETWORK + "/*!*/interface Outer_Inner" + BODY);
    List<JavaFileObject> sources = List.of(nested, flat);
    for (Compiled compiled : List.of(compile(nested, flat), compile(flat, nested))) {
      assertErrors(
          compiled,
          sources,
          "networks 'demo.Outer.Inner' and 'demo.Outer_Inner' would both be generated as demo.Outer_InnerNetwork:"
              + " rename one of them.",
          "networks 'demo.Outer_Inner' and 'demo.Outer.Inner' would both be generated as demo.Outer_InnerNetwork:"
              + " rename one of them.");
      assertThat(compiled.generated()).isEmpty();
    }
  }

  @Test
  void nameOfATypeOfTheUserIsRejected() {
    JavaFileObject network = source(NETWORK + "/*!*/interface Net" + BODY);
    JavaFileObject taken = source("class NetNetwork {}");
    assertErrors(
        compile(network, taken),
        List.of(network, taken),
        "network 'Net' would be generated as demo.NetNetwork, but you have a type of that name: rename one of them.");
  }

  /** As it is when generated files are kept in a folder of sources. */
  @Test
  void oldOutputAmongTheSourcesIsRejectedForWhatItIs() {
    String generated =
        "network 'Net' would be generated as demo.NetNetwork, but your sources have a class of that name that is a subtype"
            + " of it. If it was generated from it, delete that file, or take its directory out of the sources; else rename one of them.";
    JavaFileObject network = source("public " + NETWORK + "/*!*/interface Net" + BODY);
    JavaFileObject old = source("abstract class NetNetwork implements Net, Cloneable {}");
    assertErrors(compile(network, old), List.of(network, old), generated);
    assertErrors(compile(old, network), List.of(old, network), generated);
    JavaFileObject type =
        source("@Network(inputs = 2, loss = SQUARED_ERROR) abstract /*!*/class Net"
            + " { @Dense(units = 1) abstract Layer output(); }");
    JavaFileObject oldClass = source("abstract class NetNetwork extends Net {}");
    assertErrors(compile(type, oldClass), List.of(type, oldClass), generated);
  }

  @Test
  void generatedClassOfTheLastCompilationIsReplaced() {
    assertGenerates(
        compile(source("dev.gradpoet.processor.read", NETWORK + "interface Leftover" + BODY)),
        "dev.gradpoet.processor.read.LeftoverNetwork");
  }

  @Test
  void sameNameInAnotherPackageIsAccepted() {
    assertGenerates(
        compile(
            source(NETWORK + "interface Net" + BODY),
            source("other", NETWORK + "interface Net" + BODY),
            source("", "class NetNetwork {}"),
            source("third", "class Outer { class NetNetwork {} }")),
        "demo.NetNetwork",
        "other.NetNetwork");
  }
}
