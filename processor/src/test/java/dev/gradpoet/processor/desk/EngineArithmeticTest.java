package dev.gradpoet.processor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.testing.InMemoryCompiler;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page's engine computes by Java's rules: operators, conversions and control flow, against javac and the virtual machine. */
class EngineArithmeticTest {
  /** How many results there are. */
  private static final int SIZE = 20;

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

  @Test
  void runsWhatJavaRuns() throws ReflectiveOperationException {
    String source = arithmetic();
    Map<String, byte[]> classes = InMemoryCompiler.javac(Map.of("desk.Arithmetic", source));
    Class<?> type = new ClassLoader() {
      @Override
      protected Class<?> findClass(String name) {
        byte[] bytes = classes.get(name);
        return defineClass(name, bytes, 0, bytes.length);
      }
    }.loadClass("desk.Arithmetic");
    float[] values = {
      0, -0f, 1, -1, 0.1f, -2.5f, 3e9f, -3e9f, 1e-45f, 16777217, Float.NaN, Float.POSITIVE_INFINITY
    };
    int[] whole = {0, 1, -1, 7, -7, 46341, 16777217, Integer.MAX_VALUE, Integer.MIN_VALUE};
    for (float a : values) {
      for (float b : values) {
        for (int k : whole) {
          float[] expected = new float[SIZE];
          type.getMethod("run", float.class, float.class, int.class, float[].class)
              .invoke(null, a, b, k, expected);
          float[] actual = EngineScript.floats(
              script.call("arithmetic", source, (double) a, (double) b, k, SIZE));
          assertThat(bits(actual))
              .as("a = %s, b = %s, k = %s", a, b, k)
              .containsExactly(bits(expected));
        }
      }
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }

  private static String arithmetic() {
    return """
        package desk;

        import java.util.Arrays;

        @SuppressWarnings("lossy-conversions")
        public class Arithmetic {
          private static final int SHIFT = 3 * (2 + 1) - 1;

          public static void run(float a, float b, int k, float[] out) {
            out[0] = a + b * k - a / b;
            out[1] = a % b + -a;
            out[2] = k * k + k / 3 - k % 3 * SHIFT - -k;
            out[3] = (float) ((double) a * b + 0.1);
            out[4] = (int) a + (int) (b * 0.5f);
            out[5] = Math.max(a, b) - Math.min(a, k) + Math.max(k, 2);
            out[6] = Math.abs(a) * Math.signum(b) + Math.abs(k);
            out[7] = (float) Math.sqrt(a) + (float) (a / 3.0);
            out[8] = a < b ? k : a == b ? 0.25f : a >= k || !(b > 0) && k != 3 ? -1 : 1;
            float sum = 0;
            sum += a;
            sum -= b * 0.1;
            sum *= k;
            sum /= 3;
            sum %= 7;
            out[9] = sum;
            int whole = k;
            whole += a;
            whole *= 3;
            whole -= 0.5;
            whole /= 2;
            whole++;
            --whole;
            out[10] = whole;
            out[11] = loops(a, k % 5);
            out[12] = Float.NEGATIVE_INFINITY + a;
            out[13] = 1 / a * (k == 0 ? 2 : 3);
            boolean isSmall = a < 1 && b < 1;
            boolean isEqual = isSmall == (k > 0);
            out[14] = isEqual ? 1 : 0;
            double wide = a;
            wide = wide / 3 + b;
            wide += 0.1f;
            out[15] = (float) wide;
            out[16] = Math.max(0, a) + Math.max(a, -0f) + 1 / Math.min(0f, a) + 1 / Math.max(-0f, a);
            out[17] += a;
            out[17] += 0.1;
            out[18] = k + 0.5f + k;
            out[19] = k * 16777217;
          }

          private static float loops(float a, int n) {
            float[] cells = new float[9];
            Arrays.fill(cells, 1);
            for (int i = 8; i >= 0; i--) {
              cells[i] = i * a;
            }
            for (int i = 0; i < cells.length; i += 2) {
              if (i == 4) {
                continue;
              }
              cells[i] -= n;
              if (cells[i] > 3) {
                break;
              }
            }
            System.arraycopy(cells, 1, cells, 0, 7);
            float sum = 0;
            int i = 0;
            while (i < 9) {
              for (int j = 0; j < 3; j++) {
                if (j > n) {
                  break;
                }
                sum += cells[i] * (j + 1);
              }
              if (sum > 1000) {
                return sum;
              }
              i++;
            }
            {
              float inner = sum;
              sum = inner * 2;
            }
            return sum;
          }
        }
        """;
  }
}
