package dev.gradpoet.processor.read;

import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.assertRejected;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.source;

import org.junit.jupiter.api.Test;

/** What the annotated type must be. */
class TypeRulesTest {

  private static final String NETWORK = "@Network(inputs = 2, loss = SQUARED_ERROR) ";
  private static final String LAYER = "@Dense(units = 1) public abstract Layer output();";

  @Test
  void enumIsRejected() {
    assertRejected(
        NETWORK + "public /*!*/enum Color { RED }",
        "enum 'Color' cannot be a network: declare it as an interface or an abstract class.");
  }

  @Test
  void recordIsRejected() {
    assertRejected(
        NETWORK + "public /*!*/record Point(int x) {}",
        "record 'Point' cannot be a network: declare it as an interface or an abstract class.");
  }

  @Test
  void annotationTypeIsRejected() {
    assertRejected(
        NETWORK + "public @/*!*/interface Mark {}",
        "annotation type 'Mark' cannot be a network: declare it as an interface or an abstract class.");
  }

  @Test
  void finalClassIsRejected() {
    assertRejected(
        NETWORK + "public final /*!*/class Last {}",
        "class 'Last' is final, but the generated class must extend it: make it abstract instead.");
  }

  @Test
  void classThatIsNotAbstractIsRejected() {
    assertRejected(
        NETWORK + "public /*!*/class Plain { @Dense(units = 1) Layer output() { return null; } }",
        "class 'Plain' is not abstract, but its layers are: make it abstract.");
  }

  @Test
  void privateTypeIsRejected() {
    assertRejected(
        "public class Outer { " + NETWORK + "private /*!*/interface Inner { " + LAYER + " } }",
        "network 'Outer.Inner' is private, but the generated class must see it: remove 'private'.");
  }

  @Test
  void typeInAPrivateTypeIsRejected() {
    assertRejected(
        "public class Outer { private static class Hidden { " + NETWORK + "/*!*/interface Inner { "
            + LAYER + " } } }",
        "network 'Outer.Hidden.Inner' is nested in private type 'Outer.Hidden', but the generated class must see it:"
            + " remove that 'private', or move the network out.");
  }

  @Test
  void innerClassIsRejected() {
    assertRejected(
        "public class Outer { " + NETWORK + "abstract /*!*/class Inner { " + LAYER + " } }",
        "network 'Outer.Inner' needs an instance of 'Outer': make it static.");
  }

  @Test
  void typeParametersAreRejected() {
    assertRejected(
        NETWORK + "public /*!*/interface Typed<A, B extends Number> { " + LAYER + " }",
        "network 'Typed' has type parameters <A, B>, but a network has one shape: remove them.");
  }

  @Test
  void sealedInterfaceIsRejected() {
    assertRejected(
        NETWORK + "public sealed /*!*/interface Closed { " + LAYER
            + " final class Only implements Closed { public Layer output() { return null; } } }",
        "network 'Closed' is sealed, but the generated class must be a subtype: remove 'sealed'.");
  }

  @Test
  void sealedClassIsRejected() {
    assertRejected(
        NETWORK + "public abstract sealed /*!*/class Closed { " + LAYER
            + " static final class Only extends Closed { public Layer output() { return null; } } }",
        "network 'Closed' is sealed, but the generated class must be a subtype: remove 'sealed'.");
  }

  @Test
  void classWithoutConstructorToCallIsRejected() {
    assertRejected(
        NETWORK + "public abstract /*!*/class Keyed { Keyed(int key) {} private Keyed() {} " + LAYER
            + " }",
        "network 'Keyed' has no constructor that the generated class can call: add one without parameters that is not private.");
  }

  @Test
  void classWithThrowingConstructorIsRejected() {
    assertRejected(
        NETWORK + "public abstract /*!*/class Opening { Opening() throws java.io.IOException {} "
            + LAYER + " }",
        "the constructor of network 'Opening' throws java.io.IOException, which the generated class does not handle:"
            + " handle it inside the constructor.");
  }

  @Test
  void networkWithoutLayersIsRejected() {
    assertRejected(
        NETWORK + "public /*!*/interface Empty { default int size() { return 0; } }",
        "network 'Empty' has no layer: declare each as an abstract method with a layer annotation, for example @Dense, that returns"
            + " dev.gradpoet.runtime.Layer.");
  }

  @Test
  void everythingWrongWithATypeIsReported() {
    assertRejected(
        "public class Outer { " + NETWORK
            + "private abstract /*!*//*!*//*!*/class Inner<T> { @Dense(units = /*!*/0) abstract Layer output(); } }",
        "network 'Outer.Inner' is private, but the generated class must see it: remove 'private'.",
        "network 'Outer.Inner' needs an instance of 'Outer': make it static.",
        "network 'Outer.Inner' has type parameters <T>, but a network has one shape: remove them.",
        "layer 'output' has units = 0: it must be at least 1.");
  }

  @Test
  void localTypesAreNotShownToProcessors() {
    assertGenerates(compile(source(
        "public class Outer { void m() { " + NETWORK + "interface Local { " + LAYER + " } } }")));
  }

  @Test
  void visibleTypesOfAllFormsAreAccepted() {
    assertGenerates(
        compile(
            source(NETWORK + "interface PackagePrivate { " + LAYER + " }"),
            source(NETWORK
                + "public abstract class Abstract { protected Abstract() throws IllegalStateException {} "
                + LAYER + " }"),
            source("interface Outer { " + NETWORK + "interface InInterface { " + LAYER + " } "
                + NETWORK + "abstract class C { " + LAYER + " } }"),
            source("public class Holder { " + NETWORK
                + "protected static abstract class Protected { " + LAYER + " } class Deep { "
                + NETWORK + "interface InInner { " + LAYER + " } } }"),
            source("", NETWORK + "public interface Unnamed { " + LAYER + " }"),
            source("public sealed interface Base permits Open {}"),
            source(NETWORK + "public non-sealed interface Open extends Base { " + LAYER + " }")),
        "demo.PackagePrivateNetwork",
        "demo.AbstractNetwork",
        "demo.Outer_InInterfaceNetwork",
        "demo.Outer_CNetwork",
        "demo.Holder_ProtectedNetwork",
        "demo.Holder_Deep_InInnerNetwork",
        "UnnamedNetwork",
        "demo.OpenNetwork");
  }
}
