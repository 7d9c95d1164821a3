package dev.gradpoet.processor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's engine does not guess: it refuses what it does not know. */
class EngineRefusalTest {
  private static EngineScript script;

  @BeforeAll
  static void open() {
    script = new EngineScript();
    script.load("EngineTest.js");
  }

  @AfterAll
  static void close() {
    script.close();
  }

  /** Naming the construct and its line. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          z = x[0] & 1;                      | this, where ';' is expected: & 1;
          z = x[0] >> 1;                     | this expression: > 1;
          z = Math.sin(x[0]);                | a call: Math.sin(x[0])
          z = Math.max(x[0], x[1], x[1]);    | a call: Math.max(x[0], x[1], x[1])
          z = FloatMath.exp(x);              | a call: FloatMath.exp(x)
          z = random.nextFloat();            | a call: random.nextFloat()
          z = unknown(x);                    | a call of an unknown method: unknown(x)
          z = y;                             | an unknown name: y
          z = random;                        | a field of type SplitMix64: random
          z = x;                             | a float[] where a float is needed: x
          z = 0.5;                           | a double where a float is needed: 0.5
          int k = x[0];                      | a float where a int is needed: x[0]
          long k = 1;                        | a local of type long: long k = 1
          z = 0x10;                          | a number of this form: 0x10
          z = 1L;                            | a number of this form: 1L
          z = 3000000000;                    | a number of this form: 3000000000
          z = 1.00000005960464477539f;       | a number that is no float: 1.00000005960464477539f
          z = 1e39f;                         | a number that is no float: 1e39f
          z = x[0] == 1 ? 1 : true;          | a boolean where a int is needed: true
          if (x[0]) { z = 1; }               | a float where a boolean is needed: x[0]
          z = x[0] && true;                  | '&&' of a float and a boolean: x[0] && true
          final String s = "a";              | a local of this type: String s = "a";
          float y;                           | a local without a value: float y
          switch (1) { default: z = 1; }     | this, where ';' is expected: { default: z = 1; }
          try { z = 1; } finally { }         | this statement: try { z = 1; } finally { }
          do { z = 1; } while (true);        | this statement: do { z = 1; } while (true);
          for (float v : x) { z = v; }       | this, where ';' is expected: : x) { z = v; }
          z = new float[] {1}[0];            | this expression: ] {1}[0];
          x.clone();                         | a call: x.clone()
          z = new Random().nextFloat();      | new Random: ().nextFloat();
          z = y -> 1;                        | this, where ';' is expected: -> 1;
          x[0]++; N++;                       | an assignment to a constant: N++
          z;                                 | this statement: z;
          pass(x);                           | a method that calls itself: pass
          synchronized (x) { z = 1; }        | this, where ';' is expected: { z = 1; }
          throw new Error();                 | this statement: throw new Error();
          """)
  void whatItDoesNotKnowIsRefused(String statement, String message) {
    String source = "package a;\nclass A {\n  private static final int N = 2;\n  private float z;\n"
        + "  private final SplitMix64 random = new SplitMix64(0);\n\n  private void pass(float[] x) {\n    "
        + statement + "\n  }\n}\n";
    int line = statement.startsWith("pass(") ? 7 : 8;
    assertThat(script.call("refusal", source))
        .hasToString("line " + line + ": cannot run " + message);
  }

  @Test
  void wrongArgumentsAreRefused() {
    script.run("""
        const refusing = Engine.parse('class A { private float[] parameters; private float pass(float[] x, int at, boolean on) { return x[at]; } }');
        """);
    assertThat(script.error(
            "refusing.machine().call('pass', {x: new Float32Array(1), at: 0, on: true})"))
        .isEqualTo("Error: machine.fields.parameters is not set");
    script.run("const refused = refusing.machine(); refused.fields.parameters = refused.array(1);");
    assertThat(script.error("refused.call('pass', {x: [1], at: 0, on: true})"))
        .isEqualTo("Error: x must be a Float32Array: see machine.array");
    assertThat(script.error("refused.call('pass', {x: refused.array(1), at: 0.5, on: true})"))
        .isEqualTo("Error: at must be a int, not 0.5");
    assertThat(script.error("refused.call('pass', {x: refused.array(1), at: 0, on: 1})"))
        .isEqualTo("Error: on must be a boolean, not 1");
    assertThat(script.error("refused.call('pass', {x: refused.array(1), at: 0})"))
        .isEqualTo("Error: pass needs a value of on");
    assertThat(script.error("refused.call('pass', {x: refused.array(1), at: 0, on: true, y: 1})"))
        .isEqualTo("Error: pass has no parameter y");
    assertThat(script.error("refused.call('pass', {x: refused.array(1), at: 1, on: true})"))
        .isEqualTo("Error: line 1: the index is outside of the array");
    assertThat(script.error("refused.call('fail', {})"))
        .isEqualTo("Error: class A has no method fail");
  }
}
