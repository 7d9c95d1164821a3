package dev.gradpoet.processor;

import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What the compiler option makes the planner say, and that it is silent without. */
class ExplanationTest {
  private static final String EXPLAIN = "-A" + GradpoetProcessor.EXPLAIN;

  private static final JavaFileObject WIDE = source("""
      @Network(inputs = 784, loss = CROSS_ENTROPY)
      public interface Wide {
        @Dense(units = 128, activation = RELU) Layer hidden();
        @Dropout(rate = 0.5) Layer thinned();
        @Dense(units = 10, activation = SOFTMAX) Layer output();
      }
      """);

  private static final JavaFileObject READABLE = source("""
      @Network(inputs = 4, loss = CROSS_ENTROPY, style = TEACHING)
      public interface Readable {
        @Dense(units = 8, activation = RELU) Layer hidden();
        @Dense(units = 3, activation = SOFTMAX) Layer output();
      }
      """);

  private static final JavaFileObject SMALL = source("""
      @Network(inputs = 2, loss = SQUARED_ERROR)
      public interface Small {
        @Dense(units = 1, activation = SIGMOID) Layer output();
      }
      """);

  private static final JavaFileObject FLOWER = source("""
      @Network(inputs = 4, loss = CROSS_ENTROPY)
      public interface Flower {
        @Dense(units = 16, activation = RELU) Layer hidden();
        @Dense(units = 3, activation = SOFTMAX) Layer output();
      }
      """);

  @Test
  void aWideNetworkIsComputedByProductsSinceUnrolledItWouldBeTooLong() {
    assertThat(explain(WIDE))
        .hasSize(1)
        .first()
        .asString()
        .contains(
            "demo.Wide, style FAST: 101,770 parameters\n",
            "  layer     kernel     with vectors   multiply-adds   parameter bytes\n",
            "  hidden    products   -                    100,352           401,920\n",
            "  thinned   products   -                          0                 0\n",
            "  output    products   -                      1,280             5,160\n",
            "  products: unrolled, one method could take 3,099,573 bytes of bytecode, and above 7,000 it is not sure to be compiled\n",
            "  no vectors: for those, compile with --add-modules jdk.incubator.vector");
  }

  @Test
  void withTheVectorApiItHasTiles() {
    List<String> notes = explain(WIDE, "--add-modules", "jdk.incubator.vector");
    assertThat(notes)
        .anySatisfy(note -> assertThat(note)
            .contains("output    products   products")
            .contains("  with vectors: in tiles of 6 x 4 vectors"));
  }

  @Test
  void aNetworkForReadingIsDemotedToLoopsAndSaysWhy() {
    assertThat(explain(READABLE))
        .anySatisfy(note -> assertThat(note)
            .contains("loops: more than 50 parameters are too many to read one by one")
            .contains("no vectors: TEACHING is plain Java"));
  }

  @Test
  void aSmallNetworkIsUnrolled() {
    assertThat(explain(SMALL))
        .anySatisfy(note -> assertThat(note)
            .contains("unrolled: one method takes at most ")
            .contains(" bytes of bytecode, of 7,000"));
  }

  @Test
  void withTheVectorApiASmallNetworkHasLanesToo() {
    assertThat(explain(SMALL, "--add-modules", "jdk.incubator.vector"))
        .anySatisfy(note -> assertThat(note)
            .contains("output   unrolled   lanes")
            .contains("  lanes: where vectors are there")
            .contains("stay with the other kernel, since no hidden layer fills vectors"));
  }

  @Test
  void itSaysWhichUnitsLieAlongVectors() {
    assertThat(explain(FLOWER, "--add-modules", "jdk.incubator.vector"))
        .anySatisfy(note -> assertThat(note)
            .contains("of few and single ones, the units of hidden lie along vectors"));
  }

  @Test
  void asNestsItSaysWhatIsComputed() {
    assertThat(nests(SMALL))
        .contains(
            "demo.Small, b counts the samples\n",
            "    W[2,1]  weights\n",
            "forward\n  output\n    z[b,j] = b[j]  j < 1\n",
            "    z[b,j] += sum i x[b,i] W[i,j]  i < 2, j < 1\n",
            "backward, d for the derivative of the sum of L by what follows\n",
            "    dW[i,j] += sum b x[b,i] dz[b,j]  i < 2, j < 1\n")
        .matches("(?s)\\p{ASCII}*");
  }

  @Test
  void asNestsDropoutIsThereTwiceAndPenaltiesHaveASection() {
    JavaFileObject penalised = source("""
        @Network(inputs = 2, loss = SQUARED_ERROR)
        public interface Penalised {
          @Dropout(rate = 0.5) Layer noise();
          @Dense(units = 1, activation = SIGMOID, l2 = 0.25) Layer output();
        }
        """);
    assertThat(nests(penalised))
        .contains(
            "forward in prediction, where it differs\n  noise\n    a[b,i] = x[b,i]  i < 2\n",
            "penalties, dR for the number of samples\n",
            "  doutput.W[i,j] += 1/2 dR output.W[i,j]  i < 2, j < 1");
  }

  @Test
  void asKernelsItSaysWhatItSaysWithoutAValue() {
    assertThat(compile(SMALL, List.of(EXPLAIN + "=kernels"))).isEqualTo(explain(SMALL));
  }

  @Test
  void anythingElseIsRefusedWithWhatThereIs() {
    Compiled compiled =
        Compiled.of(List.of(new GradpoetProcessor()), List.of(EXPLAIN + "=nest"), List.of(SMALL));
    assertThat(compiled.diagnostics())
        .extracting(Diagnostic::getKind)
        .containsExactly(Diagnostic.Kind.ERROR);
    assertThat(compiled.messages())
        .containsExactly("-Agradpoet.explain=nest explains nothing: write kernels or nests.");
  }

  @Test
  void nothingIsSaidUnasked() {
    assertThat(compile(WIDE, List.of())).isEmpty();
  }

  /** The note about the program, with its columns close to each other, and without the margin that javac gives to notes. */
  private static String nests(JavaFileObject source) {
    List<String> notes = compile(source, List.of(EXPLAIN + "=nests"));
    assertThat(notes).hasSize(1);
    return notes.get(0).replace("\n  ", "\n").replaceAll("(?<=\\S) {2,}", "  ");
  }

  private static List<String> explain(JavaFileObject source, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add(EXPLAIN);
    return compile(source, all);
  }

  private static List<String> compile(JavaFileObject source, List<String> options) {
    return Compiled.of(List.of(new GradpoetProcessor()), options, List.of(source))
        .messages();
  }
}
