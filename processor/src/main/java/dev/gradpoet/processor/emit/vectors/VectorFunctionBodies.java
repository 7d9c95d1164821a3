package dev.gradpoet.processor.emit.vectors;

import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.scalar.Function;
import dev.gradpoet.processor.scalar.Functions;
import java.util.Map;

/**
 * The runtime's FloatMath, transcribed to vectors: the same operations in the same order. What a branch decides there is computed for
 * all lanes here, and blended.
 */
final class VectorFunctionBodies {
  /** The types in the text of the bodies. */
  static final Map<String, Object> TYPES = Map.of(
      "float",
      Float.class,
      "vector",
      VectorTypes.FLOAT_VECTOR,
      "ints",
      VectorTypes.INT_VECTOR,
      "mask",
      VectorTypes.MASK,
      "op",
      VectorTypes.OPERATORS);

  private static final String LOAD = "final $vector:T v = $argument:L;\n";

  private static final String STORE_WITH_SIGN_OF_X = """
      $begin:Ly.viewAsIntegralLanes()
          .or(v.viewAsIntegralLanes().and(0x80000000))
          .viewAsFloatingLanes()$end:L;
      """;

  /** c = n log 2 + r, and (eʳ − 1 − r) / r². */
  private static final String REDUCE = """
      final $vector:T shifted = c.mul(LOG2_E).add(ROUNDER);
      final $vector:T n = shifted.sub(ROUNDER);
      final $vector:T r = c.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
      final $vector:T s = r.mul(r);
      final $vector:T tail = s.mul(1.3840399e-3f)
          .add(r.mul(8.369349e-3f).add(4.1668084e-2f))
          .mul(s)
          .add(r.mul(1.6666515e-1f).add(4.9999994e-1f));
      """;

  /** y = 2ᵉ p in two halves: 2ᵉ itself may be no normal float. */
  private static final String SCALE = """
      final $ints:T half = e.lanewise($op:T.ASHR, 1);
      final $ints:T otherHalf = e.sub(half);
      final $vector:T y = polynomial
          .mul(half.add(127).lanewise($op:T.LSHL, 23).viewAsFloatingLanes())
          .mul(otherHalf.add(127).lanewise($op:T.LSHL, 23).viewAsFloatingLanes());
      """;

  private static final String EXPONENT =
      "final $ints:T e = shifted.viewAsIntegralLanes().sub(0x4b400000);\n";

  private static final String EXP = LOAD + bounded("-104f", "89f") + REDUCE
      + EXPONENT
      + "final $vector:T polynomial = r.add(s.mul(tail)).add(1f);\n"
      + SCALE
      + "$begin:Ly$end:L;\n";

  private static final String EXPM1 =
      LOAD + bounded("-18f", "89f") + REDUCE + EXPONENT + """
          final $vector:T b = e.min(127)
              .neg()
              .add(127)
              .lanewise($op:T.LSHL, 23)
              .viewAsFloatingLanes()
              .neg()
              .add(1f);
          final $vector:T sum = b.add(r);
          final $vector:T rest = r.sub(sum.sub(b));
          final $vector:T polynomial = sum.add(rest.add(s.mul(tail)));
          """ + SCALE + STORE_WITH_SIGN_OF_X;

  // The large branch first, and x read again for the small one: C2 of JDK 17 inlines it in this
  // order only.
  private static final String TANH = """
      final $vector:T c = $argument:L.abs().min(9.1f).mul(2f);
      """ + REDUCE + """
      final $vector:T scale = shifted.viewAsIntegralLanes()
          .sub(0x4b400000 - 127)
          .lanewise($op:T.LSHL, 23)
          .viewAsFloatingLanes();
      final $vector:T sum = scale.add(1f).add(scale.mul(r.add(s.mul(tail))));
      final $vector:T large = c.broadcast(1f).sub(c.broadcast(2f).div(sum));
      """ + LOAD + """
      final $vector:T size = v.abs();
      final $vector:T square = size.mul(size);
      final $vector:T q = square.mul(-5.70475e-3f)
          .add(2.0638883e-2f)
          .mul(square)
          .sub(5.3739656e-2f)
          .mul(square)
          .add(1.3331442e-1f);
      final $vector:T small = size.add(size.mul(square.mul(q.mul(square).sub(3.333328e-1f))));
      final $vector:T y = large.blend(small, size.compare($op:T.LT, 0.625f));
      """ + STORE_WITH_SIGN_OF_X;

  /** q (1 + f)'s polynomial; the terms of m, and the correction, follow. */
  private static final String POLYNOMIAL = """
      final $vector:T s = f.mul(f);
      final $vector:T high = f.mul(-1.2892368e-1f)
          .add(1.3985108e-1f)
          .mul(s)
          .add(f.mul(-1.218412e-1f).add(1.4005744e-1f));
      final $vector:T q = high.mul(s.mul(s))
          .add(f.mul(-1.6680497e-1f)
              .add(2.0010413e-1f)
              .mul(s)
              .add(f.mul(-2.4999797e-1f).add(3.3333215e-1f)));
      """;

  private static final String LOG = LOAD + """
      final $mask:T<$float:T> isSmall = v.compare($op:T.LT, $float:T.MIN_NORMAL);
      final $ints:T bits = v.blend(v.mul(0x1p23f), isSmall).viewAsIntegralLanes().sub(0x3f2aaaab);
      final $ints:T e = bits.lanewise($op:T.ASHR, 23);
      final $vector:T exponent = (($vector:T) e.convert($op:T.I2F, 0))
          .sub(v.broadcast(0f).blend(23f, isSmall));
      final $vector:T f = bits.and(0x7fffff).add(0x3f2aaaab).viewAsFloatingLanes().sub(1f);
      """ + POLYNOMIAL + """
      final $vector:T tail = s.mul(f).mul(q).add(exponent.mul(LN2_LOW)).sub(s.mul(0.5f));
      final $vector:T y = f.add(tail).add(exponent.mul(LN2_HIGH));
      """ + limits("0f");

  private static final String LOG1P = LOAD + """
      final $ints:T e = v.add(1f).viewAsIntegralLanes().sub(0x3f2aaaab).lanewise($op:T.ASHR, 23);
      final $vector:T scale = e.neg().add(2 + 127).lanewise($op:T.LSHL, 23).viewAsFloatingLanes();
      final $vector:T scaled = v.mul(scale).mul(0.25f);
      final $vector:T b = scale.mul(0.25f).sub(1f);
      final $vector:T f = scaled.add(b);
      final $vector:T rounding = scaled.sub(f.sub(b));
      final $vector:T correction = rounding.sub(rounding.mul(f));
      final $vector:T exponent = ($vector:T) e.convert($op:T.I2F, 0);
      """ + POLYNOMIAL + """
      final $vector:T tail = s.mul(f).mul(q).add(exponent.mul(LN2_LOW).add(correction)).sub(s.mul(0.5f));
      final $vector:T y = f.add(tail)
          .add(exponent.mul(LN2_HIGH))
          .viewAsIntegralLanes()
          .or(v.viewAsIntegralLanes().and(0x80000000))
          .viewAsFloatingLanes();
      """ + limits("-1f");

  private static final String SQRT = "$begin:L$argument:L.sqrt()$end:L;\n";

  private VectorFunctionBodies() {}

  /** v between two numbers; why not by {@code max} and {@code min}, {@link VectorExpression} tells. */
  private static String bounded(String least, String most) {
    return """
        final $vector:T c = v.blend(LEAST, v.compare($op:T.LT, LEAST))
            .blend(MOST, v.compare($op:T.GT, MOST));
        """.replace("LEAST", least).replace("MOST", most);
  }

  /** The pole, and what lies beyond it and at ∞. */
  private static String limits(String pole) {
    return """
        $begin:Lv.broadcast($float:T.NaN)
            .blend($float:T.NEGATIVE_INFINITY, v.compare($op:T.EQ, POLE))
            .blend($float:T.POSITIVE_INFINITY, v.compare($op:T.EQ, $float:T.POSITIVE_INFINITY))
            .blend(
                y,
                v.compare($op:T.GT, POLE)
                    .and(v.compare($op:T.LT, $float:T.POSITIVE_INFINITY)))$end:L;
        """.replace("POLE", pole);
  }

  /**
   * Statements with {@code argument}, which they read more than once; the last has {@code begin} before the result, and {@code end} after
   * it.
   *
   * @throws IllegalArgumentException for a function that has no {@linkplain Function#hasVectorForm vector form}
   */
  static String of(Function function) {
    if (function == Functions.EXP) {
      return EXP;
    } else if (function == Functions.EXPM1) {
      return EXPM1;
    } else if (function == Functions.TANH) {
      return TANH;
    } else if (function == Functions.LOG) {
      return LOG;
    } else if (function == Functions.LOG1P) {
      return LOG1P;
    } else if (function == Functions.SQRT) {
      return SQRT;
    }
    throw new IllegalArgumentException("no vector form of " + function);
  }
}
