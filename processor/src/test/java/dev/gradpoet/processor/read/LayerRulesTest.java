package dev.gradpoet.processor.read;

import static dev.gradpoet.processor.Sources.assertErrors;
import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.assertRejected;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.source;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What the method of a layer must be. */
class LayerRulesTest {

  private static String network(String members) {
    return "@Network(inputs = 2, loss = SQUARED_ERROR)\npublic interface Net {\n" + members + "\n}";
  }

  private static String abstractClass(String members) {
    return "@Network(inputs = 2, loss = SQUARED_ERROR)\npublic abstract class Net {\n" + members
        + "\n}";
  }

  @Test
  void parametersThatAreNoLayersAreRejected() {
    assertRejected(
        network("@Dense(units = 1)\nLayer output(int /*!*/a, float[] /*!*/b);"),
        "layer 'output' has a parameter 'a' of type int: a parameter names a layer above whose values it takes, and its type is dev.gradpoet.runtime.Layer.",
        "layer 'output' has a parameter 'b' of type float[]: a parameter names a layer above whose values it takes, and its type is dev.gradpoet.runtime.Layer.");
  }

  @Test
  void layerOfAPrimitiveTypeIsRejected() {
    assertRejected(
        network("@Dense(units = 1)\nint /*!*/output();"),
        "layer 'output' returns int: let it return dev.gradpoet.runtime.Layer.");
  }

  @Test
  void layerWithoutValueIsRejected() {
    assertRejected(
        network("@Dense(units = 1)\nvoid /*!*/output();"),
        "layer 'output' returns void: let it return dev.gradpoet.runtime.Layer.");
  }

  @Test
  void layerOfAnotherTypeIsRejected() {
    assertRejected(
        network("@Dense(units = 1)\njava.util.List<String> /*!*/output();"),
        "layer 'output' returns java.util.List<java.lang.String>: let it return dev.gradpoet.runtime.Layer.");
  }

  @Test
  void annotationsOfTypesAreNotPrinted() {
    assertRejected(
        network("""
            @Dense(units = 1) @A String /*!*/first();
            @Dense(units = 1)
            Layer second(@A int /*!*/a, float @A [] @A [] /*!*/b, java.util.@A List<? extends @A Number> /*!*/c);
            @Dense(units = 1) Layer output();
            <T extends @A Object> void /*!*/open(
                @A T a, java.util.Map.@A Entry<@A String, ? super @A T> b, java.util.List<?> c);
            default @A String /*!*/fork() { return null; }
            default void /*!*/predict(float @A ... x) {}
            @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface A {}
            """),
        "layer 'first' returns java.lang.String: let it return dev.gradpoet.runtime.Layer.",
        "layer 'second' has a parameter 'a' of type int: a parameter names a layer above whose values it takes, and its type is dev.gradpoet.runtime.Layer.",
        "layer 'second' has a parameter 'b' of type float[][]: a parameter names a layer above whose values it takes, and its type is dev.gradpoet.runtime.Layer.",
        "layer 'second' has a parameter 'c' of type java.util.List<? extends java.lang.Number>: a parameter names a layer above whose values it takes, and its type is dev.gradpoet.runtime.Layer.",
        "method 'open(T, java.util.Map.Entry<java.lang.String, ? super T>, java.util.List<?>)' is abstract but no layer: annotate it as a layer, for example"
            + " with @Dense, or make it default.",
        "method 'fork()' returns java.lang.String, but fork() of the generated class returns NetNetwork: rename it.",
        "method 'predict(float[])' returns void, but predict(float[]) of the generated class returns float[]: rename it.");
  }

  @Test
  void layerOfAnotherTypeNamedLayerIsRejected() {
    JavaFileObject other =
        JavaFileObjects.forSourceString("acme.Layer", "package acme; public interface Layer {}");
    JavaFileObject network = source(network("@Dense(units = 1)\nacme.Layer /*!*/output();"));
    assertErrors(
        compile(other, network),
        List.of(other, network),
        "layer 'output' returns acme.Layer: did you mean dev.gradpoet.runtime.Layer? Import that one.");
  }

  @Test
  void twoLayerAnnotationsAreRejected() {
    assertRejected(
        network(
            "@Dropout(rate = 0.5)\n/*!*/@Dense(units = 1)\nLayer hidden();\n@Dense(units = 1) Layer output();"),
        "layer 'hidden' has both @Dropout and @Dense: declare one method for each layer.");
  }

  @Test
  void defaultMethodIsRejected() {
    assertRejected(
        network("/*!*/@Dense(units = 1)\ndefault Layer output() { return null; }"),
        "layer 'output' is not abstract: remove its modifiers and its body, or remove @Dense.");
  }

  @Test
  void staticMethodIsRejected() {
    assertRejected(
        network("/*!*/@Dense(units = 1)\nstatic Layer output() { return null; }"),
        "layer 'output' is not abstract: remove its modifiers and its body, or remove @Dense.");
  }

  @Test
  void privateMethodIsRejected() {
    assertRejected(
        network(
            "/*!*/@Dropout(rate = 0)\nprivate Layer hidden() { return null; }\n@Dense(units = 1) Layer output();"),
        "layer 'hidden' is not abstract: remove its modifiers and its body, or remove @Dropout.");
  }

  @Test
  void methodWithABodyIsRejected() {
    assertRejected(
        abstractClass("/*!*/@Dense(units = 1)\nLayer output() { return null; }"),
        "layer 'output' is not abstract: remove its body and make it abstract, or remove @Dense.");
  }

  @Test
  void nameOfAMethodOfTheContractIsRejected() {
    for (String name :
        List.of("inputs", "outputs", "architecture", "parameters", "gradient", "fork")) {
      assertRejected(
          network("@Dense(units = 1)\nLayer /*!*/" + name + "();"),
          "layer '" + name + "' has the same signature as the method " + name
              + "() of the generated class: choose another name.");
    }
  }

  @Test
  void nameOfAMethodOfObjectIsRejected() {
    for (String name :
        List.of("toString", "hashCode", "clone", "getClass", "notify", "wait", "finalize")) {
      assertRejected(
          network("@Dense(units = 1)\nLayer /*!*/" + name + "();"),
          "layer '" + name + "' has the same signature as the method " + name
              + "() of Object: choose another name.");
    }
  }

  @Test
  void nameWithOtherParametersInTheContractIsAccepted() {
    assertGenerates(compile(source(network("""
            @Dense(units = 3) Layer predict();
            @Dense(units = 3) Layer create();
            @Dense(units = 3) Layer loss();
            @Dense(units = 3) Layer equals();
            @Dense(units = 1) Layer accumulate();
            """))), "demo.NetNetwork");
  }

  @Test
  void genericAndThrowingLayersAreAccepted() {
    assertGenerates(
        compile(source(network("@Dense(units = 3) <T> Layer hidden();\n"
            + "@Dense(units = 1) Layer output() throws Exception;"))),
        "demo.NetNetwork");
  }

  @Test
  void allVisibilitiesAreAccepted() {
    assertGenerates(compile(source(abstractClass("""
            @Dense(units = 3) public abstract Layer first();
            @Dense(units = 3) protected abstract Layer second();
            @Dense(units = 1) abstract Layer third();
            """))), "demo.NetNetwork");
  }
}
