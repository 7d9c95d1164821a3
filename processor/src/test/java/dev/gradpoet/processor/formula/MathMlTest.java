package dev.gradpoet.processor.formula;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.div;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.neg;
import static dev.gradpoet.processor.scalar.Exprs.pow;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sqrt;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static dev.gradpoet.processor.scalar.Exprs.var;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class MathMlTest {
  private static final String START = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">";

  private static final Set<String> LEAVES = Set.of("mi", "mn", "mo", "mtext");
  private static final Set<String> PAIRS = Set.of("mfrac", "msub", "msup", "munder");
  private static final Set<String> ROWS = Set.of("math", "mrow", "msqrt", "mtable", "mtr", "mtd");

  @Test
  void quotientsPowersAndRootsHaveNoParentheses() {
    assertPrints(
        Notation.of(div(sub(var("a"), var("t")), pow(sqrt(var("a")), constant(-3)))),
        "<mfrac><mrow><mi>a</mi><mo>−</mo><mi>t</mi></mrow>"
            + "<msup><mrow><mo>(</mo><msqrt><mi>a</mi></msqrt><mo>)</mo></mrow>"
            + "<mrow><mo>−</mo><mn>3</mn></mrow></msup></mfrac>");
  }

  @Test
  void signsOfHtmlAreEscaped() {
    assertPrints(
        Notation.of(select(var("a"), ZERO, ONE, ZERO)),
        "<mrow><mo>{</mo><mtable>"
            + "<mtr><mtd><mn>1</mn></mtd>"
            + "<mtd><mtext>if\u00a0</mtext><mrow><mi>a</mi><mo>&gt;</mo><mn>0</mn></mrow></mtd></mtr>"
            + "<mtr><mtd><mn>0</mn></mtd><mtd><mtext>else</mtext></mtd></mtr>"
            + "</mtable></mrow>");
  }

  @Test
  void namesHaveScriptsAndDifferentials() {
    assertPrints(Formulas.named("W_ij"), "<msub><mi>W</mi><mi>ij</mi></msub>");
    assertPrints(
        Formulas.named("∂L/∂hidden"),
        "<mfrac><mrow><mo>∂</mo><mi>L</mi></mrow><mrow><mo>∂</mo><mi>hidden</mi></mrow></mfrac>");
  }

  @Test
  void equations() {
    Formula values = new Formula.Indexed(Formulas.named("z"), List.of(Formulas.named("i")));
    assertPrints(
        Formulas.equation(
            Formulas.transpose(Formulas.named("W")),
            Formulas.big("log Σ", List.of(Formulas.named("i")), values)),
        "<mrow><msup><mi>W</mi><mi>T</mi></msup><mo>=</mo><mrow><mi>log</mi>"
            + "<munder><mo>∑</mo><mrow><mi>i</mi></mrow></munder>"
            + "<msub><mi>z</mi><mrow><mi>i</mi></mrow></msub></mrow></mrow>");
  }

  @Test
  void powersOfTen() {
    assertPrints(
        Notation.of(mul(constant(1e-9), neg(var("a")))),
        "<mrow><mrow><mn>1</mn><mo>·</mo><msup><mn>10</mn><mn>−9</mn></msup></mrow>"
            + "<mo>\u2062</mo>"
            + "<mrow><mo>(</mo><mrow><mo>−</mo><mi>a</mi></mrow><mo>)</mo></mrow></mrow>");
  }

  @Test
  void eachElementHasTheChildrenThatItMust() throws Exception {
    for (Formula formula : Samples.all()) {
      String xml = MathMl.of(formula);
      check(parsed(xml), xml);
    }
  }

  private static void check(Element element, String xml) {
    List<Element> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        children.add(inner);
        check(inner, xml);
      }
    }
    String name = element.getTagName();
    if (LEAVES.contains(name)) {
      assertThat(children).as(xml).isEmpty();
      assertThat(element.getTextContent()).as(xml).isNotEmpty();
    } else if (PAIRS.contains(name)) {
      assertThat(children).as(xml).hasSize(2);
    } else {
      assertThat(name).as(xml).isIn(ROWS);
      assertThat(children).as(xml).isNotEmpty();
    }
  }

  private static Element parsed(String xml)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
  }

  private static void assertPrints(Formula formula, String xml) {
    assertThat(MathMl.of(formula)).isEqualTo(START + xml + "</math>");
  }
}
