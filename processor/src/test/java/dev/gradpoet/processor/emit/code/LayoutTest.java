package dev.gradpoet.processor.emit.code;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The layout pass on lines as JavaPoet prints them, and the order of the members that it gets. */
class LayoutTest {

  private static String layout(String... lines) {
    return Layout.of(String.join("\n", lines) + "\n");
  }

  @Test
  void javadocOfOneSentenceStandsOnOneLine() {
    assertThat(layout("  /**", "   * Says it.", "   */", "  void x() {}"))
        .isEqualTo("  /** Says it. */\n  void x() {}\n");
  }

  @Test
  void javadocOfTwoLinesKeepsThem() {
    String two = "  /**\n   * Says it.\n   * And more.\n   */\n";
    assertThat(Layout.of(two)).isEqualTo(two);
  }

  @Test
  void javadocThatWouldNotFitKeepsItsLines() {
    String text = "a".repeat(95);
    assertThat(layout("  /**", "   * " + text, "   */"))
        .isEqualTo("  /**\n   * " + text + "\n   */\n");
    String fits = "a".repeat(100 - "  /**  */".length());
    assertThat(layout("  /**", "   * " + fits, "   */")).isEqualTo("  /** " + fits + " */\n");
  }

  @Test
  void fieldsOfOneKindStandTogether() {
    assertThat(layout(
            "  private final int a = 1;",
            "",
            "  private final int b = 2;",
            "",
            "  private final long c = 3;"))
        .isEqualTo(
            "  private final int a = 1;\n  private final int b = 2;\n\n  private final long c = 3;\n");
  }

  @Test
  void aFieldWithJavadocKeepsItsDistance() {
    assertThat(layout("  private int a;", "", "  /**", "   * B.", "   */", "  private int b;"))
        .isEqualTo("  private int a;\n\n  /** B. */\n  private int b;\n");
  }

  @Test
  void aFieldAfterOneWithJavadocKeepsItsDistance() {
    String fields = "  /** A. */\n  private int[] a = NONE;\n\n  private int[] b = NONE;\n";
    assertThat(Layout.of(fields)).isEqualTo(fields);
  }

  @Test
  void rowsOfANumberShareTheirJavadoc() {
    assertThat(layout(
            "  /** Rows. */", "  private int[] row0 = NONE;", "", "  private int[] row1 = NONE;"))
        .isEqualTo("  /** Rows. */\n  private int[] row0 = NONE;\n  private int[] row1 = NONE;\n");
  }

  @Test
  void wideCommentsAreBrokenOutsideOfBraces() {
    String words = "word ".repeat(17);
    assertThat(layout(
            "  /**",
            "   * " + words + "{@code p[input * units + unit]} and so on",
            "   * End.",
            "   */"))
        .isEqualTo("  /**\n   * " + words.strip()
            + "\n   * {@code p[input * units + unit]} and so on\n   * End.\n   */\n");
    assertThat(layout("    // " + words + "and one more equation"))
        .isEqualTo("    // " + words + "and one\n    //     more equation\n");
    assertThat(layout("  /**", "   * Text.", "   * @param x " + words + "the end of it"))
        .isEqualTo(
            "  /**\n   * Text.\n   * @param x " + words.strip() + "\n   *     the end of it\n");
  }

  @Test
  void whatIsPreformattedOrOneWordIsNotBroken() {
    String table = "  /**\n   * <pre>\n   * " + "word ".repeat(30) + "end\n   * </pre>\n";
    assertThat(Layout.of(table)).isEqualTo(table);
    String code = "    x = y\n        * " + "factor * ".repeat(20) + "z;\n";
    assertThat(Layout.of(code)).isEqualTo(code);
    String word = "  /**\n   * " + "a".repeat(120) + " b\n";
    assertThat(Layout.of(word)).isEqualTo(word);
  }

  @Test
  void plainFloatsShareADeclaration() {
    assertThat(layout("  private float a;", "", "  private float b;", "", "  private float c;"))
        .isEqualTo("  private float a, b, c;\n");
  }

  @Test
  void aDeclarationOfFloatsStaysWithinALine() {
    String[] fields = new String[60];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = "  private float value" + i + ";\n";
    }
    List<String> lines = layout(fields).lines().toList();
    assertThat(lines).allMatch(line -> line.length() <= 100).hasSizeGreaterThan(1);
    assertThat(String.join("", lines).split("value", -1)).hasSize(fields.length + 1);
  }

  @Test
  void theBlankLineBetweenMethodsStays() {
    String methods = "  void a() {\n  }\n\n  void b() {\n  }\n";
    assertThat(Layout.of(methods)).isEqualTo(methods);
  }

  @Test
  void spacesAtTheEndOfALineGo() {
    assertThat(layout(" * x  ", "\t")).isEqualTo(" * x\n\n");
  }

  @Test
  void membersStandInTheOrderInWhichOneReadsThem() {
    String source = GeneratedNetworks.plain(network("Ordered", 2)
        .style(Style.TEACHING)
        .loss(Loss.CROSS_ENTROPY)
        .dropout("noise", 0.1)
        .dense("hidden", 60, Activation.SIGMOID)
        .l2(0.1)
        .dense("output", 3, Activation.SOFTMAX)
        .build());
    List<String> expected = List.of(
        "int INPUTS",
        "int HIDDEN",
        "int OUTPUT",
        "int HIDDEN_WEIGHTS",
        "int PARAMETERS",
        "Architecture ARCHITECTURE",
        "float[] NONE",
        "float[] parameters;",
        "float[] gradient",
        "SplitMix64 random",
        "boolean busy",
        "float[] target",
        "float[] noiseMask",
        "float[] hidden ",
        "float[] output ",
        "float logSumExp",
        "public OrderedNetwork(",
        "void forward(",
        "void forwardNoise(",
        "void forwardHidden(",
        "void forwardOutput(",
        "float loss(",
        "float lossOne(",
        "float accumulateOne(",
        "void backwardOutput(",
        "void backwardHidden(",
        "double penalty()",
        "void addPenalty(",
        "OrderedNetwork create(",
        "OrderedNetwork pretrained(",
        "Layer noise()",
        "Layer hidden()",
        "Layer output()",
        "Architecture architecture()",
        "float[] parameters()",
        "float[] gradient()",
        "OrderedNetwork fork()",
        "void dropoutSeed(",
        "void predict(",
        "double loss(float[] x, float[] t",
        "double accumulate(float[] x, float[] t",
        "double loss(float[] x, int[] classes",
        "double accumulate(float[] x, int[] classes",
        "void activations(",
        "void begin(",
        "void setTargets(",
        "float mask(",
        "float sigmoid(");
    int at = 0;
    for (String member : expected) {
      int next = source.indexOf(member, at);
      assertThat(next).as("%s in%n%s", member, source).isNotNegative();
      at = next + 1;
    }
  }

  @Test
  void everyPrivateMethodIsCalled() {
    String source = GeneratedNetworks.plain(network("Called", 2)
        .dense("hidden", 60, Activation.MISH)
        .dense("output", 3, Activation.GELU)
        .build());
    assertThat(Pattern.compile("private (?:static )?\\w+ (\\w+)\\(")
            .matcher(source)
            .results()
            .map(m -> m.group(1)))
        .isNotEmpty()
        .allSatisfy(name ->
            assertThat(source.split("\\b" + name + "\\(", -1)).as(name).hasSizeGreaterThan(2));
  }
}
