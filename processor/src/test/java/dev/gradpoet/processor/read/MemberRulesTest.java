package dev.gradpoet.processor.read;

import static dev.gradpoet.processor.Sources.assertErrors;
import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.assertRejected;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.compileWith;
import static dev.gradpoet.processor.Sources.source;

import com.google.testing.compile.JavaFileObjects;
import dev.gradpoet.processor.NetworkCompiler;
import dev.gradpoet.processor.emit.GeneratedClass;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What the methods of a network that are no layers must be. */
class MemberRulesTest {

  private static final String OUTPUT = " @Dense(units = 1) Layer output(); ";
  private static final String ABSTRACT_OUTPUT = " @Dense(units = 1) abstract Layer output(); ";

  private static String network(String supertypes, String members) {
    return network("Net", supertypes, members);
  }

  private static String network(String name, String supertypes, String members) {
    return "@Network(inputs = 2, loss = SQUARED_ERROR)\npublic /*type*/interface " + name + " "
        + supertypes + " {\n" + OUTPUT + members + "\n}";
  }

  private static String abstractClass(String supertypes, String members) {
    return abstractClass("Net", supertypes, members);
  }

  private static String abstractClass(String name, String supertypes, String members) {
    return "@Network(inputs = 2, loss = SQUARED_ERROR)\npublic abstract /*type*/class " + name + " "
        + supertypes + " {\n" + ABSTRACT_OUTPUT + members + "\n}";
  }

  /** Marks the type itself. */
  private static JavaFileObject marked(String network) {
    return source(network.replace("/*type*/", "/*!*/"));
  }

  @Test
  void abstractMethodWithoutAnnotationIsRejected() {
    assertRejected(
        network("", "Layer /*!*/hidden();"),
        "method 'hidden()' is abstract but no layer: annotate it as a layer, for example with @Dense, or make it default.");
  }

  @Test
  void abstractMethodOfAClassWithoutAnnotationIsRejected() {
    assertRejected(
        abstractClass("", "abstract int /*!*/size(String unit);"),
        "method 'size(java.lang.String)' is abstract but no layer: annotate it as a layer, for example with @Dense, or give it a body.");
  }

  @Test
  void onlyMethodWithoutAnnotationIsReportedOnce() {
    assertRejected(
        "@Network(inputs = 2, loss = SQUARED_ERROR) interface Net { Layer /*!*/output(); }",
        "method 'output()' is abstract but no layer: annotate it as a layer, for example with @Dense, or make it default.");
  }

  @Test
  void inheritedAbstractMethodIsRejected() {
    JavaFileObject base = source("public interface Base<T> { void feed(T value); }");
    JavaFileObject network =
        marked(network("extends Base<String>, java.util.function.IntSupplier", "")
            .replace("/*type*/", "/*type*//*type*/"));
    assertErrors(
        compile(base, network),
        List.of(base, network),
        "network 'Net' inherits the abstract method 'feed(T)' of 'Base': implement it in 'Net'.",
        "network 'Net' inherits the abstract method 'getAsInt()' of 'IntSupplier': implement it in 'Net'.");
  }

  @Test
  void methodInheritedTwiceIsReportedOnce() {
    JavaFileObject first = source("public interface First { void feed(); }");
    JavaFileObject second = source("public interface Second { void feed(); }");
    JavaFileObject network = marked(network("extends First, Second", ""));
    assertErrors(
        compile(first, second, network),
        List.of(first, second, network),
        "network 'Net' inherits the abstract method 'feed()' of 'First': implement it in 'Net'.");
  }

  @Test
  void inheritedLayerIsRejected() {
    JavaFileObject base = source(
        "@Network(inputs = 1, loss = SQUARED_ERROR) public interface Base { @Dense(units = 1) Layer hidden(); }");
    JavaFileObject network = marked(network("extends Base", ""));
    assertErrors(
        compile(base, network),
        List.of(base, network),
        "network 'Net' inherits layer 'hidden' of 'Base', but layers are not inherited: declare it in 'Net', too.");
  }

  @Test
  void finalMethodOfTheContractIsRejected() {
    assertRejected(
        abstractClass("", "public final int /*!*/inputs() { return 1; }"),
        "method 'inputs()' is final, but the generated class has to override it: rename it.");
  }

  @Test
  void staticMethodOfTheContractIsRejected() {
    assertRejected(
        abstractClass("", "static float[] /*!*/parameters() { return null; }"),
        "method 'parameters()' is static, but parameters() of the generated class is not: rename it.");
  }

  @Test
  void instanceMethodInPlaceOfTheFactoryIsRejected() {
    assertRejected(
        network("", "default Net /*!*/create(long seed) { return this; }"),
        "method 'create(long)' is not static, but create(long) of the generated class is: rename it.");
  }

  @Test
  void instanceMethodInPlaceOfThePretrainedNetworkIsRejected() {
    assertRejected(
        network("", "default Net /*!*/pretrained() { return this; }"),
        "method 'pretrained()' is not static, but pretrained() of the generated class is: rename it.");
  }

  @Test
  void methodOfTheContractWithAnotherReturnTypeIsRejected() {
    assertRejected(
        network("", """
        default long /*!*/inputs() { return 1; }
        default void /*!*/predict(float... x) {}
        default String /*!*/fork() { return null; }
        """),
        "method 'inputs()' returns long, but inputs() of the generated class returns int: rename it.",
        "method 'predict(float[])' returns void, but predict(float[]) of the generated class returns float[]: rename it.",
        "method 'fork()' returns java.lang.String, but fork() of the generated class returns NetNetwork: rename it.");
  }

  @Test
  void inheritedMethodOfTheContractWithAnotherReturnTypeIsRejectedAtTheNetwork() {
    JavaFileObject base = JavaFileObjects.forSourceString(
        "acme.Base", "package acme; public class Base { public long inputs() { return 1; } }");
    JavaFileObject network = marked(abstractClass("extends acme.Base", ""));
    assertErrors(
        compile(base, network),
        List.of(base, network),
        "method 'inputs()' returns long, but inputs() of the generated class returns int: rename it.");
  }

  @Test
  void ownMethodsBesideTheContractAreAccepted() {
    assertGenerates(
        compile(
            source(network("", """
                default float[] predict(float... x) { return x; }
                default int classify(float[] x) { return 0; }
                default void predict(double[] x) {}
                static Net create(long seed) { return null; }
                static int inputs() { return 1; }
                private long outputs() { return inputs(); }
                String toString();
                boolean equals(Object other);
                """)),
            source(abstractClass("Other", "", """
                static Other create(long seed) { return null; }
                private long inputs() { return 1; }
                public int outputs() { return (int) inputs(); }
                @Override public String toString() { return ""; }
                """)),
            source(network(
                "Third", "extends dev.gradpoet.runtime.NeuralNetwork", "@Override Third fork();"))),
        "demo.NetNetwork",
        "demo.OtherNetwork",
        "demo.ThirdNetwork");
  }

  @Test
  void inheritedMethodsThatAreImplementedAreAccepted() {
    assertGenerates(
        compile(
            source("public interface Base<T> { void feed(T value); }"),
            source("public abstract class Fed { public void feed(String value) {} }"),
            source(network("extends Base<String>, java.util.Comparator<String>", """
                @Override default void feed(String value) {}
                @Override default int compare(String a, String b) { return 0; }
                """)),
            source(abstractClass("Other", "extends Fed implements Base<String>", "")),
            source("interface Layered { Layer output(); }"),
            source(network("Third", "extends Layered", ""))),
        "demo.NetNetwork",
        "demo.OtherNetwork",
        "demo.ThirdNetwork");
  }

  @Test
  void abstractRedeclarationOfAMethodOfObjectIsRejected() {
    assertRejected(
        abstractClass("", "@Override public abstract String /*!*/toString();"),
        "method 'toString()' is abstract but no layer: annotate it as a layer, for example with @Dense, or give it a body.");
  }

  @Test
  void signaturesMayNameTheGeneratedClass() {
    assertGenerates(
        compileWith(
            (network, hasVectors) -> new NetworkCompiler.Result(
                List.of(new GeneratedClass(
                    "NetNetwork",
                    "package demo; public abstract class NetNetwork implements Net {}")),
                () -> "",
                () -> "",
                () -> ""),
            source(network("extends dev.gradpoet.runtime.NeuralNetwork", """
                @Override NetNetwork fork();
                static NetNetwork create(long seed) { return null; }
                default void copyFrom(NetNetwork other) {}
                """))),
        "demo.NetNetwork");
  }

  private static final String GRAPH =
      "@Dense(units = 1) %1$s Layer s(Layer hidden); @Dense(units = 1) %1$s Layer output(); ";

  private static String graph(String members) {
    return "@Network(inputs = 2, loss = SQUARED_ERROR) interface Net { @Dense(units = 1) Layer hidden(); "
        + String.format(GRAPH, "") + members + "}";
  }

  private static String graphClass(String members) {
    return "@Network(inputs = 2, loss = SQUARED_ERROR) abstract class Net { @Dense(units = 1) abstract Layer hidden(); "
        + String.format(GRAPH, "abstract") + members + "}";
  }

  @Test
  void methodInPlaceOfTheAccessorOfALayerWithEdgesIsRejected() {
    String message =
        "method 's()' has the same signature as the method of the generated class that returns layer 's': rename it.";
    assertRejected(graph("default int /*!*/s() { return 1; }"), message);
    assertRejected(graph("default Layer /*!*/s() { return null; }"), message);
    assertRejected(graph("Layer /*!*/s();"), message);
    assertRejected(graphClass("static int /*!*/s() { return 1; }"), message);
    assertRejected(graphClass("final Layer /*!*/s() { return null; }"), message);
  }

  @Test
  void inheritedMethodInPlaceOfTheAccessorOfALayerWithEdgesIsRejectedAtTheNetwork() {
    JavaFileObject base = source("interface Base { default Layer s() { return null; } }");
    JavaFileObject network =
        source(graph("").replace("interface Net", "/*!*/interface Net extends Base"));
    assertErrors(
        compile(base, network),
        List.of(base, network),
        "method 's()' has the same signature as the method of the generated class that returns layer 's': rename it.");
  }

  @Test
  void methodsBesideTheAccessorOfALayerWithEdgesAreAccepted() {
    assertGenerates(
        compile(
            source(graph("static int s() { return 1; } default int s(int a) { return a; }")),
            source(graphClass("private int s() { return 1; } int output(int a) { return s() + a; }")
                .replace("class Net", "class Other"))),
        "demo.NetNetwork",
        "demo.OtherNetwork");
  }
}
