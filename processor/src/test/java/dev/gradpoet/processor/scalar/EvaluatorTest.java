package dev.gradpoet.processor.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values of the functions, against their definitions and against published tables. */
class EvaluatorTest {
  private static final double ROUNDING = 2e-15;

  @Test
  void errorFunctionAgreesWithTables() {
    // Abramowitz and Stegun, table 7.1, and the NIST Digital Library, 7.22, to the digits of a
    // double.
    double[][] table = {
      {0, 0},
      {0.1, 0.1124629160182849},
      {0.5, 0.5204998778130465},
      {1, 0.8427007929497149},
      {1.5, 0.9661051464753108},
      {2, 0.9953222650189527},
      {2.5, 0.9995930479825550},
      {3, 0.9999779095030014},
      {4, 0.9999999845827421},
      {7, 1}
    };
    for (double[] row : table) {
      assertThat(Evaluator.apply(Functions.ERF, row[0]))
          .as("erf(%s)", row[0])
          .isCloseTo(row[1], within(ROUNDING));
      assertThat(Evaluator.apply(Functions.ERF, -row[0]))
          .as("erf(−%s)", row[0])
          .isCloseTo(-row[1], within(ROUNDING));
    }
  }

  @Test
  void rootsPowersAndAnglesAreThoseOfJava() {
    Expr z = Exprs.var("z");
    Expr t = Exprs.var("t");
    for (double x = -3; x <= 3; x += 0.25) {
      Map<String, Double> point = Map.of("z", x, "t", 1.75);
      assertThat(Evaluator.apply(Functions.SQRT, x)).isEqualTo(Double.valueOf(Math.sqrt(x)));
      assertThat(Evaluator.apply(Functions.SIN, x)).isEqualTo(Math.sin(x));
      assertThat(Evaluator.apply(Functions.COS, x)).isEqualTo(Math.cos(x));
      assertThat(Evaluator.evaluate(Exprs.pow(z, t), point))
          .isEqualTo(Double.valueOf(Math.pow(x, 1.75)));
      assertThat(Evaluator.evaluate(Exprs.min(z, t), point)).isEqualTo(Math.min(x, 1.75));
    }
  }

  @Test
  void errorFunctionIsContinuousWhereItsFormChanges() {
    assertThat(Evaluator.apply(Functions.ERF, Math.nextDown(2.5)))
        .isCloseTo(Evaluator.apply(Functions.ERF, 2.5), within(ROUNDING));
  }

  @Test
  void evaluationsAgreeWithDefinitions() {
    for (Function function : Functions.all()) {
      for (double z = -20; z <= 20 && function.definition().isPresent(); z += 0.25) {
        Expr definition = Substitution.apply(function.definition().get(), Exprs.constant(z));
        double expected = Evaluator.evaluate(definition, Map.of());
        if (Double.isFinite(expected)) {
          assertThat(Evaluator.apply(function, z))
              .as("%s(%s)", function, z)
              .isCloseTo(expected, within(1e-7 * Math.max(1, Math.abs(expected))));
        }
      }
    }
  }

  @Test
  void definedFunctionsAreFiniteFarOut() {
    for (Function function : Functions.all()) {
      for (double z : new double[] {-1000, -100, 100, 1000}) {
        if (!function.isPrimitive()) {
          assertThat(Evaluator.apply(function, z)).as("%s(%s)", function, z).isFinite();
        }
      }
    }
  }

  @Test
  void logSoftplusIsContinuousWhereItsFormChanges() {
    assertThat(Evaluator.apply(Functions.LOG_SOFTPLUS, Math.nextDown(-15.0)))
        .isCloseTo(Evaluator.apply(Functions.LOG_SOFTPLUS, -15), within(1e-13));
  }

  @Test
  void missingValueIsRejectedByName() {
    assertThatThrownBy(() -> Evaluator.evaluate(Exprs.var("lse"), Map.of("z", 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value for lse among [z]");
  }
}
