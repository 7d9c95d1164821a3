// Generated from demo.ResidualFast. Edit that type, not this file.
package demo;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.Checks;
import dev.gradpoet.runtime.FloatMath;
import dev.gradpoet.runtime.Generated;
import dev.gradpoet.runtime.Layer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.initialization.Initializers;
import dev.gradpoet.runtime.io.Weights;
import dev.gradpoet.runtime.matrix.MatrixProduct;
import java.util.Arrays;

/**
 * Forward pass and backpropagation of {@link ResidualFast}, written out for its exact shape.
 *
 * <pre>
 * layer    kind       activation                   shape   parameters
 * input                                        8 × 8 × 1
 * edges    conv       relu         8 × 8 × 1 → 8 × 8 × 4           40   p[0..39]
 * shapes   conv       identity     8 × 8 × 4 → 8 × 8 × 4          148   p[40..187]
 * sum      add                                 8 × 8 × 4            0
 * active   activate   relu                     8 × 8 × 4            0
 * halved   conv       relu         8 × 8 × 4 → 3 × 3 × 8          296   p[188..483]
 * digit    dense      softmax             3 × 3 × 8 → 10          730   p[484..1213]
 *                                                  total         1214
 *
 * loss: L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1
 * </pre>
 *
 * <p>A layer's weights are row-major, kernel height × kernel width × input channels × channels of
 * edges and shapes and halved, inputs × units of digit; its biases
 * follow them. One instance serves one thread; {@link #fork} makes another over the same
 * parameters.
 */
@Generated
public final class ResidualFastNetwork implements ResidualFast, NeuralNetwork {
  /** How many samples are computed together. */
  private static final int BATCH = 64;

  private static final int INPUT_HEIGHT = 8;
  private static final int INPUT_WIDTH = 8;
  private static final int INPUT_CHANNELS = 1;
  private static final int INPUTS = INPUT_HEIGHT * INPUT_WIDTH * INPUT_CHANNELS;
  private static final int EDGES_HEIGHT = 8;
  private static final int EDGES_WIDTH = 8;
  private static final int EDGES_CHANNELS = 4;
  private static final int EDGES_KERNEL_HEIGHT = 3;
  private static final int EDGES_KERNEL_WIDTH = 3;
  private static final int EDGES_INPUT_CHANNELS = 1;
  private static final int EDGES = EDGES_HEIGHT * EDGES_WIDTH * EDGES_CHANNELS;
  private static final int SHAPES_HEIGHT = 8;
  private static final int SHAPES_WIDTH = 8;
  private static final int SHAPES_CHANNELS = 4;
  private static final int SHAPES_KERNEL_HEIGHT = 3;
  private static final int SHAPES_KERNEL_WIDTH = 3;
  private static final int SHAPES_INPUT_CHANNELS = 4;
  private static final int SHAPES = SHAPES_HEIGHT * SHAPES_WIDTH * SHAPES_CHANNELS;
  private static final int SUM_HEIGHT = EDGES_HEIGHT;
  private static final int SUM_WIDTH = EDGES_WIDTH;
  private static final int SUM_CHANNELS = EDGES_CHANNELS;
  private static final int SUM = SUM_HEIGHT * SUM_WIDTH * SUM_CHANNELS;
  private static final int ACTIVE_HEIGHT = SUM_HEIGHT;
  private static final int ACTIVE_WIDTH = SUM_WIDTH;
  private static final int ACTIVE_CHANNELS = SUM_CHANNELS;
  private static final int ACTIVE = ACTIVE_HEIGHT * ACTIVE_WIDTH * ACTIVE_CHANNELS;
  private static final int HALVED_HEIGHT = 3;
  private static final int HALVED_WIDTH = 3;
  private static final int HALVED_CHANNELS = 8;
  private static final int HALVED_KERNEL_HEIGHT = 3;
  private static final int HALVED_KERNEL_WIDTH = 3;
  private static final int HALVED_INPUT_CHANNELS = 4;
  private static final int HALVED = HALVED_HEIGHT * HALVED_WIDTH * HALVED_CHANNELS;
  private static final int DIGIT = 10;
  private static final int EDGES_WEIGHTS = 0;
  private static final int EDGES_BIASES = EDGES_WEIGHTS + EDGES_KERNEL_HEIGHT * EDGES_KERNEL_WIDTH
      * EDGES_INPUT_CHANNELS * EDGES_CHANNELS;

  private static final int SHAPES_WEIGHTS = EDGES_BIASES + EDGES_CHANNELS;
  private static final int SHAPES_BIASES = SHAPES_WEIGHTS + SHAPES_KERNEL_HEIGHT
      * SHAPES_KERNEL_WIDTH * SHAPES_INPUT_CHANNELS * SHAPES_CHANNELS;

  private static final int HALVED_WEIGHTS = SHAPES_BIASES + SHAPES_CHANNELS;
  private static final int HALVED_BIASES = HALVED_WEIGHTS + HALVED_KERNEL_HEIGHT
      * HALVED_KERNEL_WIDTH * HALVED_INPUT_CHANNELS * HALVED_CHANNELS;

  private static final int DIGIT_WEIGHTS = HALVED_BIASES + HALVED_CHANNELS;
  private static final int DIGIT_BIASES = DIGIT_WEIGHTS + HALVED * DIGIT;
  private static final int PARAMETERS = DIGIT_BIASES + DIGIT;
  private static final int EDGES_ROW = 272;
  private static final int SHAPES_ROW = 272;
  private static final int SUM_ROW = 272;
  private static final int ACTIVE_ROW = 272;
  private static final int HALVED_ROW = 80;
  private static final int DIGIT_ROW = 16;

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.ResidualFast", "cross_entropy")
          .input("x", INPUT_HEIGHT, INPUT_WIDTH, INPUT_CHANNELS)
          .layer("edges", "conv", EDGES_HEIGHT, EDGES_WIDTH, EDGES_CHANNELS).activation("relu")
          .sizes("kernel", 3, 3)
          .sizes("stride", 1, 1)
          .sizes("dilation", 1, 1)
          .sizes("pad", 1, 1, 1, 1)
          .option("groups", 1)
          .parameter("weights", ParameterRole.WEIGHTS, EDGES_KERNEL_HEIGHT, EDGES_KERNEL_WIDTH,
              EDGES_INPUT_CHANNELS, EDGES_CHANNELS)
          .parameter("biases", ParameterRole.BIASES, EDGES_CHANNELS)
          .layer("shapes", "conv", SHAPES_HEIGHT, SHAPES_WIDTH,
              SHAPES_CHANNELS).activation("identity")
          .sizes("kernel", 3, 3)
          .sizes("stride", 1, 1)
          .sizes("dilation", 1, 1)
          .sizes("pad", 1, 1, 1, 1)
          .option("groups", 1)
          .parameter("weights", ParameterRole.WEIGHTS, SHAPES_KERNEL_HEIGHT, SHAPES_KERNEL_WIDTH,
              SHAPES_INPUT_CHANNELS, SHAPES_CHANNELS)
          .parameter("biases", ParameterRole.BIASES, SHAPES_CHANNELS)
          .layer("sum", "add", SUM_HEIGHT, SUM_WIDTH, SUM_CHANNELS).from("edges", "shapes")
          .layer("active", "activate", ACTIVE_HEIGHT, ACTIVE_WIDTH,
              ACTIVE_CHANNELS).activation("relu")
          .layer("halved", "conv", HALVED_HEIGHT, HALVED_WIDTH, HALVED_CHANNELS).activation("relu")
          .sizes("kernel", 3, 3)
          .sizes("stride", 2, 2)
          .sizes("dilation", 1, 1)
          .sizes("pad", 0, 0, 0, 0)
          .option("groups", 1)
          .parameter("weights", ParameterRole.WEIGHTS, HALVED_KERNEL_HEIGHT, HALVED_KERNEL_WIDTH,
              HALVED_INPUT_CHANNELS, HALVED_CHANNELS)
          .parameter("biases", ParameterRole.BIASES, HALVED_CHANNELS)
          .layer("digit", "dense", DIGIT).activation("softmax")
          .parameter("weights", ParameterRole.WEIGHTS, HALVED, DIGIT)
          .parameter("biases", ParameterRole.BIASES, DIGIT)
          .build();

  /** In place of an array that no pass has needed. */
  private static final float[] NONE = {};

  private final float[] parameters;

  private float[] gradient = NONE;

  /** Whether a pass runs: one instance serves one thread. */
  private boolean busy;

  private float[] target = NONE;

  private final MatrixProduct product = MatrixProduct.plain();

  /** How many samples there is room for: none before the first pass. */
  private int room;

  private float[] edges = NONE;
  private float[] shapes = NONE;
  private float[] sum_ = NONE;
  private float[] active = NONE;
  private float[] halved = NONE;
  private float[] logits = NONE;
  private float[] digit = NONE;

  /** log Σ exp(z): with the logits z, all that the loss needs, whatever their size. */
  private float[] logSumExp = NONE;

  /** The same for the backward pass. */
  private int gradientRoom;

  private float[] dEdges = NONE;
  private float[] deltaEdges = NONE;
  private float[] deltaShapes = NONE;
  private float[] dActive = NONE;
  private float[] dHalved = NONE;
  private float[] deltaHalved = NONE;
  private float[] deltaDigit = NONE;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 1214 values
   */
  public ResidualFastNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Computes all layers for the n samples at {@code x[at]}. */
  private void forward(float[] x, int at, int n) {
    forwardEdges(x, at, n);
    forwardShapes(n);
    forwardSum(n);
    forwardActive(n);
    forwardHalved(n);
    forwardDigit(n);
  }

  /**
   * Computes
   *
   * <pre>{@code
   * z[row,col,u] = b[u]
   * z[row,col,u] += Σ kRow,kCol,i x[row + kRow − 1,col + kCol − 1,i] W[kRow,kCol,i,u]
   * edges[row,col,u] = max(z[row,col,u], 0)
   * }</pre>
   */
  private void forwardEdges(float[] x, int at, int n) {
    final float[] p = parameters;
    for (int b = 0; b < n; b++) {
      // z[row,col,u] = b[u]
      for (int row = 0; row < EDGES_HEIGHT; row++) {
        for (int col = 0; col < EDGES_WIDTH; col++) {
          final int edgesAt = b * EDGES_ROW + (row * EDGES_WIDTH + col) * EDGES_CHANNELS;
          for (int u = 0; u < EDGES_CHANNELS; u++) {
            edges[edgesAt + u] = p[EDGES_BIASES + u];
          }
        }
      }
      // z[row,col,u] += Σ kRow,kCol,i x[row + kRow − 1,col + kCol − 1,i]
      //     W[kRow,kCol,i,u]
      for (int row = 0; row < EDGES_HEIGHT; row++) {
        for (int col = 0; col < EDGES_WIDTH; col++) {
          final int edgesAt = b * EDGES_ROW + (row * EDGES_WIDTH + col) * EDGES_CHANNELS;
          for (int kRow = 0; kRow < EDGES_KERNEL_HEIGHT; kRow++) {
            final int inRow = row + kRow - 1;
            if (inRow < 0 || inRow >= INPUT_HEIGHT) {
              continue;
            }
            for (int kCol = 0; kCol < EDGES_KERNEL_WIDTH; kCol++) {
              final int inCol = col + kCol - 1;
              if (inCol < 0 || inCol >= INPUT_WIDTH) {
                continue;
              }
              final int xAt = at + b * INPUTS + (inRow * INPUT_WIDTH + inCol) * INPUT_CHANNELS;
              for (int i = 0; i < EDGES_INPUT_CHANNELS; i++) {
                final int weightsAt = EDGES_WEIGHTS + ((kRow * EDGES_KERNEL_WIDTH + kCol)
                    * EDGES_INPUT_CHANNELS + i) * EDGES_CHANNELS;
                for (int u = 0; u < EDGES_CHANNELS; u++) {
                  edges[edgesAt + u] += x[xAt + i] * p[weightsAt + u];
                }
              }
            }
          }
        }
      }
    }
    // edges[row,col,u] = max(z[row,col,u], 0)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < EDGES; u++) {
        edges[b * EDGES_ROW + u] = Math.max(edges[b * EDGES_ROW + u], 0);
      }
    }
  }

  /**
   * Computes
   *
   * <pre>{@code
   * z[row,col,u] = b[u]
   * z[row,col,u] += Σ kRow,kCol,i edges[row + kRow − 1,col + kCol − 1,i] W[kRow,kCol,i,u]
   * shapes[row,col,u] = z[row,col,u]
   * }</pre>
   */
  private void forwardShapes(int n) {
    final float[] p = parameters;
    for (int b = 0; b < n; b++) {
      // z[row,col,u] = b[u]
      for (int row = 0; row < SHAPES_HEIGHT; row++) {
        for (int col = 0; col < SHAPES_WIDTH; col++) {
          final int shapesAt = b * SHAPES_ROW + (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
          for (int u = 0; u < SHAPES_CHANNELS; u++) {
            shapes[shapesAt + u] = p[SHAPES_BIASES + u];
          }
        }
      }
      // z[row,col,u] += Σ kRow,kCol,i edges[row + kRow − 1,col + kCol − 1,i]
      //     W[kRow,kCol,i,u]
      for (int row = 0; row < SHAPES_HEIGHT; row++) {
        for (int col = 0; col < SHAPES_WIDTH; col++) {
          final int shapesAt = b * SHAPES_ROW + (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
          for (int kRow = 0; kRow < SHAPES_KERNEL_HEIGHT; kRow++) {
            final int inRow = row + kRow - 1;
            if (inRow < 0 || inRow >= EDGES_HEIGHT) {
              continue;
            }
            for (int kCol = 0; kCol < SHAPES_KERNEL_WIDTH; kCol++) {
              final int inCol = col + kCol - 1;
              if (inCol < 0 || inCol >= EDGES_WIDTH) {
                continue;
              }
              final int edgesAt = b * EDGES_ROW + (inRow * EDGES_WIDTH + inCol) * EDGES_CHANNELS;
              for (int i = 0; i < SHAPES_INPUT_CHANNELS; i++) {
                final int weightsAt = SHAPES_WEIGHTS + ((kRow * SHAPES_KERNEL_WIDTH + kCol)
                    * SHAPES_INPUT_CHANNELS + i) * SHAPES_CHANNELS;
                for (int u = 0; u < SHAPES_CHANNELS; u++) {
                  shapes[shapesAt + u] += edges[edgesAt + i] * p[weightsAt + u];
                }
              }
            }
          }
        }
      }
    }
  }

  /** sum = edges + shapes. */
  private void forwardSum(int n) {
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < SUM; u++) {
        sum_[b * SUM_ROW + u] = edges[b * EDGES_ROW + u] + shapes[b * SHAPES_ROW + u];
      }
    }
  }

  /** active = max(sum, 0). */
  private void forwardActive(int n) {
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < ACTIVE; u++) {
        active[b * ACTIVE_ROW + u] = Math.max(sum_[b * SUM_ROW + u], 0);
      }
    }
  }

  /**
   * Computes
   *
   * <pre>{@code
   * z[row,col,u] = b[u]
   * z[row,col,u] += Σ kRow,kCol,i active[2 row + kRow,2 col + kCol,i] W[kRow,kCol,i,u]
   * halved[row,col,u] = max(z[row,col,u], 0)
   * }</pre>
   */
  private void forwardHalved(int n) {
    final float[] p = parameters;
    for (int b = 0; b < n; b++) {
      // z[row,col,u] = b[u]
      for (int row = 0; row < HALVED_HEIGHT; row++) {
        for (int col = 0; col < HALVED_WIDTH; col++) {
          final int halvedAt = b * HALVED_ROW + (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
          for (int u = 0; u < HALVED_CHANNELS; u++) {
            halved[halvedAt + u] = p[HALVED_BIASES + u];
          }
        }
      }
      // z[row,col,u] += Σ kRow,kCol,i active[2 row + kRow,2 col + kCol,i]
      //     W[kRow,kCol,i,u]
      for (int row = 0; row < HALVED_HEIGHT; row++) {
        for (int col = 0; col < HALVED_WIDTH; col++) {
          final int halvedAt = b * HALVED_ROW + (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
          for (int kRow = 0; kRow < HALVED_KERNEL_HEIGHT; kRow++) {
            for (int kCol = 0; kCol < HALVED_KERNEL_WIDTH; kCol++) {
              final int activeAt = b * ACTIVE_ROW + ((row * 2 + kRow)
                  * ACTIVE_WIDTH + col * 2 + kCol) * ACTIVE_CHANNELS;
              for (int i = 0; i < HALVED_INPUT_CHANNELS; i++) {
                final int weightsAt = HALVED_WEIGHTS + ((kRow * HALVED_KERNEL_WIDTH + kCol)
                    * HALVED_INPUT_CHANNELS + i) * HALVED_CHANNELS;
                for (int u = 0; u < HALVED_CHANNELS; u++) {
                  halved[halvedAt + u] += active[activeAt + i] * p[weightsAt + u];
                }
              }
            }
          }
        }
      }
    }
    // halved[row,col,u] = max(z[row,col,u], 0)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HALVED; u++) {
        halved[b * HALVED_ROW + u] = Math.max(halved[b * HALVED_ROW + u], 0);
      }
    }
  }

  /** digit = softmax(Wᵀ halved + b). */
  private void forwardDigit(int n) {
    final float[] p = parameters;
    // z = Wᵀ halved + b
    product.multiplyBiased(
        /* rows, columns, depth */ n, DIGIT, HALVED,
        /* a */ halved, 0, HALVED_ROW, 1,
        /* b */ p, DIGIT_WEIGHTS, DIGIT, 1,
        /* biases */ p, DIGIT_BIASES,
        /* c */ logits, 0, DIGIT_ROW, 1,
        /* floor */ MatrixProduct.NO_FLOOR);
    // a = softmax(z)
    for (int b = 0; b < n; b++) {
      // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
      float max = logits[b * DIGIT_ROW];
      for (int u = 1; u < DIGIT; u++) {
        max = Math.max(max, logits[b * DIGIT_ROW + u]);
      }
      float sum = 0;
      for (int u = 0; u < DIGIT; u++) {
        digit[b * DIGIT_ROW + u] = FloatMath.exp(logits[b * DIGIT_ROW + u] - max);
        sum += digit[b * DIGIT_ROW + u];
      }
      for (int u = 0; u < DIGIT; u++) {
        digit[b * DIGIT_ROW + u] /= sum;
      }
      logSumExp[b] = max + FloatMath.log(sum);
    }
  }

  /** L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1. */
  private float loss(float[] t, int to, int n) {
    float loss = 0;
    for (int b = 0; b < n; b++) {
      float expected = 0;
      for (int u = 0; u < DIGIT; u++) {
        expected += t[to + b * DIGIT + u] * logits[b * DIGIT_ROW + u];
      }
      loss += logSumExp[b] - expected;
    }
    return loss;
  }

  /** Returns the loss of n samples. */
  private float lossBatch(float[] x, int at, float[] t, int to, int n) {
    forward(x, at, n);
    return loss(t, to, n);
  }

  /** Adds the gradient of the loss of n samples to {@link #gradient} and returns that loss. */
  private float accumulateBatch(float[] x, int at, float[] t, int to, int n) {
    forward(x, at, n);
    final float loss = loss(t, to, n);
    backwardDigit(t, to, n);
    backwardHalved(n);
    backwardShapes(n);
    backwardEdges(x, at, n);
    return loss;
  }

  /** δ = a − t. ∂L/∂W = halved δᵀ, ∂L/∂b = δ, ∂L/∂halved = W δ. */
  private void backwardDigit(float[] t, int to, int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = a − t, ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < DIGIT; u++) {
        deltaDigit[b * DIGIT_ROW + u] = digit[b * DIGIT_ROW + u] - t[to + b * DIGIT + u];
        g[DIGIT_BIASES + u] += deltaDigit[b * DIGIT_ROW + u];
      }
    }
    // ∂L/∂W = halved δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ HALVED, DIGIT, n,
        /* a */ halved, 0, 1, HALVED_ROW,
        /* b */ deltaDigit, 0, DIGIT_ROW, 1,
        /* c */ g, DIGIT_WEIGHTS, DIGIT, 1);
    // ∂L/∂halved = W δ
    product.multiply(
        /* rows, columns, depth */ n, HALVED, DIGIT,
        /* a */ deltaDigit, 0, DIGIT_ROW, 1,
        /* b */ p, DIGIT_WEIGHTS, 1, DIGIT,
        /* c */ dHalved, 0, HALVED_ROW, 1);
  }

  /**
   * Computes
   *
   * <pre>{@code
   * ∂z[row,col,u] = ∂halved[row,col,u] if halved[row,col,u] > 0 else 0
   * ∂W[kRow,kCol,i,u] += Σ row,col active[2 row + kRow,2 col + kCol,i] ∂z[row,col,u]
   * ∂active[row,col,u] = 0
   * ∂active[2 row + kRow,2 col + kCol,i] += Σ u W[kRow,kCol,i,u] ∂z[row,col,u]
   * ∂b[u] += Σ row,col ∂z[row,col,u]
   * }</pre>
   */
  private void backwardHalved(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // ∂z[row,col,u] = ∂halved[row,col,u] if halved[row,col,u] > 0 else 0
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HALVED; u++) {
        deltaHalved[b * HALVED_ROW + u] = halved[b * HALVED_ROW + u] > 0
            ? dHalved[b * HALVED_ROW + u] : 0;
      }
    }
    for (int b = 0; b < n; b++) {
      // ∂W[kRow,kCol,i,u] += Σ row,col active[2 row + kRow,2 col + kCol,i] ∂z[row,col,u]
      for (int row = 0; row < HALVED_HEIGHT; row++) {
        for (int col = 0; col < HALVED_WIDTH; col++) {
          final int deltaHalvedAt = b * HALVED_ROW + (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
          for (int kRow = 0; kRow < HALVED_KERNEL_HEIGHT; kRow++) {
            for (int kCol = 0; kCol < HALVED_KERNEL_WIDTH; kCol++) {
              final int activeAt = b * ACTIVE_ROW + ((row * 2 + kRow)
                  * ACTIVE_WIDTH + col * 2 + kCol) * ACTIVE_CHANNELS;
              for (int i = 0; i < HALVED_INPUT_CHANNELS; i++) {
                final int weightsAt = HALVED_WEIGHTS + ((kRow * HALVED_KERNEL_WIDTH + kCol)
                    * HALVED_INPUT_CHANNELS + i) * HALVED_CHANNELS;
                for (int u = 0; u < HALVED_CHANNELS; u++) {
                  g[weightsAt + u] += active[activeAt + i] * deltaHalved[deltaHalvedAt + u];
                }
              }
            }
          }
        }
      }
      // ∂active[row,col,u] = 0
      Arrays.fill(dActive, b * ACTIVE_ROW, b * ACTIVE_ROW + ACTIVE, 0);
      // ∂active[2 row + kRow,2 col + kCol,i] += Σ u W[kRow,kCol,i,u] ∂z[row,col,u]
      for (int row = 0; row < HALVED_HEIGHT; row++) {
        for (int col = 0; col < HALVED_WIDTH; col++) {
          final int deltaHalvedAt = b * HALVED_ROW + (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
          for (int kRow = 0; kRow < HALVED_KERNEL_HEIGHT; kRow++) {
            for (int kCol = 0; kCol < HALVED_KERNEL_WIDTH; kCol++) {
              final int dActiveAt = b * ACTIVE_ROW + ((row * 2 + kRow)
                  * ACTIVE_WIDTH + col * 2 + kCol) * ACTIVE_CHANNELS;
              for (int i = 0; i < HALVED_INPUT_CHANNELS; i++) {
                final int weightsAt = HALVED_WEIGHTS + ((kRow * HALVED_KERNEL_WIDTH + kCol)
                    * HALVED_INPUT_CHANNELS + i) * HALVED_CHANNELS;
                float d = 0;
                for (int u = 0; u < HALVED_CHANNELS; u++) {
                  d += p[weightsAt + u] * deltaHalved[deltaHalvedAt + u];
                }
                dActive[dActiveAt + i] += d;
              }
            }
          }
        }
      }
      // ∂b[u] += Σ row,col ∂z[row,col,u]
      for (int row = 0; row < HALVED_HEIGHT; row++) {
        for (int col = 0; col < HALVED_WIDTH; col++) {
          final int deltaHalvedAt = b * HALVED_ROW + (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
          for (int u = 0; u < HALVED_CHANNELS; u++) {
            g[HALVED_BIASES + u] += deltaHalved[deltaHalvedAt + u];
          }
        }
      }
    }
  }

  /**
   * Computes
   *
   * <pre>{@code
   * ∂z[row,col,u] = ∂active[row,col,u] if sum[row,col,u] > 0 else 0
   * ∂W[kRow,kCol,i,u] += Σ row,col edges[row + kRow − 1,col + kCol − 1,i] ∂z[row,col,u]
   * ∂edges[row,col,u] = ∂active[row,col,u] if sum[row,col,u] > 0 else 0
   * ∂edges[row + kRow − 1,col + kCol − 1,i] += Σ u W[kRow,kCol,i,u] ∂z[row,col,u]
   * ∂b[u] += Σ row,col ∂z[row,col,u]
   * }</pre>
   */
  private void backwardShapes(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // ∂z[row,col,u] = ∂active[row,col,u] if sum[row,col,u] > 0 else 0
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < SHAPES; u++) {
        deltaShapes[b * SHAPES_ROW + u] = sum_[b * SUM_ROW + u] > 0 ? dActive[b * ACTIVE_ROW + u]
            : 0;
      }
    }
    for (int b = 0; b < n; b++) {
      // ∂W[kRow,kCol,i,u] += Σ row,col edges[row + kRow − 1,col + kCol − 1,i]
      //     ∂z[row,col,u]
      for (int row = 0; row < SHAPES_HEIGHT; row++) {
        for (int col = 0; col < SHAPES_WIDTH; col++) {
          final int deltaShapesAt = b * SHAPES_ROW + (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
          for (int kRow = 0; kRow < SHAPES_KERNEL_HEIGHT; kRow++) {
            final int inRow = row + kRow - 1;
            if (inRow < 0 || inRow >= EDGES_HEIGHT) {
              continue;
            }
            for (int kCol = 0; kCol < SHAPES_KERNEL_WIDTH; kCol++) {
              final int inCol = col + kCol - 1;
              if (inCol < 0 || inCol >= EDGES_WIDTH) {
                continue;
              }
              final int edgesAt = b * EDGES_ROW + (inRow * EDGES_WIDTH + inCol) * EDGES_CHANNELS;
              for (int i = 0; i < SHAPES_INPUT_CHANNELS; i++) {
                final int weightsAt = SHAPES_WEIGHTS + ((kRow * SHAPES_KERNEL_WIDTH + kCol)
                    * SHAPES_INPUT_CHANNELS + i) * SHAPES_CHANNELS;
                for (int u = 0; u < SHAPES_CHANNELS; u++) {
                  g[weightsAt + u] += edges[edgesAt + i] * deltaShapes[deltaShapesAt + u];
                }
              }
            }
          }
        }
      }
    }
    // ∂edges[row,col,u] = ∂active[row,col,u] if sum[row,col,u] > 0 else 0
    for (int b = 0; b < n; b++) {
      for (int i = 0; i < EDGES; i++) {
        dEdges[b * EDGES_ROW + i] = sum_[b * SUM_ROW + i] > 0 ? dActive[b * ACTIVE_ROW + i] : 0;
      }
    }
    for (int b = 0; b < n; b++) {
      // ∂edges[row + kRow − 1,col + kCol − 1,i] += Σ u W[kRow,kCol,i,u] ∂z[row,col,u]
      for (int row = 0; row < SHAPES_HEIGHT; row++) {
        for (int col = 0; col < SHAPES_WIDTH; col++) {
          final int deltaShapesAt = b * SHAPES_ROW + (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
          for (int kRow = 0; kRow < SHAPES_KERNEL_HEIGHT; kRow++) {
            final int inRow = row + kRow - 1;
            if (inRow < 0 || inRow >= EDGES_HEIGHT) {
              continue;
            }
            for (int kCol = 0; kCol < SHAPES_KERNEL_WIDTH; kCol++) {
              final int inCol = col + kCol - 1;
              if (inCol < 0 || inCol >= EDGES_WIDTH) {
                continue;
              }
              final int dEdgesAt = b * EDGES_ROW + (inRow * EDGES_WIDTH + inCol) * EDGES_CHANNELS;
              for (int i = 0; i < SHAPES_INPUT_CHANNELS; i++) {
                final int weightsAt = SHAPES_WEIGHTS + ((kRow * SHAPES_KERNEL_WIDTH + kCol)
                    * SHAPES_INPUT_CHANNELS + i) * SHAPES_CHANNELS;
                float d = 0;
                for (int u = 0; u < SHAPES_CHANNELS; u++) {
                  d += p[weightsAt + u] * deltaShapes[deltaShapesAt + u];
                }
                dEdges[dEdgesAt + i] += d;
              }
            }
          }
        }
      }
      // ∂b[u] += Σ row,col ∂z[row,col,u]
      for (int row = 0; row < SHAPES_HEIGHT; row++) {
        for (int col = 0; col < SHAPES_WIDTH; col++) {
          final int deltaShapesAt = b * SHAPES_ROW + (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
          for (int u = 0; u < SHAPES_CHANNELS; u++) {
            g[SHAPES_BIASES + u] += deltaShapes[deltaShapesAt + u];
          }
        }
      }
    }
  }

  /**
   * Computes
   *
   * <pre>{@code
   * ∂z[row,col,u] = ∂edges[row,col,u] if edges[row,col,u] > 0 else 0
   * ∂W[kRow,kCol,i,u] += Σ row,col x[row + kRow − 1,col + kCol − 1,i] ∂z[row,col,u]
   * ∂b[u] += Σ row,col ∂z[row,col,u]
   * }</pre>
   */
  private void backwardEdges(float[] x, int at, int n) {
    final float[] g = gradient();
    // ∂z[row,col,u] = ∂edges[row,col,u] if edges[row,col,u] > 0 else 0
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < EDGES; u++) {
        deltaEdges[b * EDGES_ROW + u] = edges[b * EDGES_ROW + u] > 0 ? dEdges[b * EDGES_ROW + u]
            : 0;
      }
    }
    for (int b = 0; b < n; b++) {
      // ∂W[kRow,kCol,i,u] += Σ row,col x[row + kRow − 1,col + kCol − 1,i] ∂z[row,col,u]
      for (int row = 0; row < EDGES_HEIGHT; row++) {
        for (int col = 0; col < EDGES_WIDTH; col++) {
          final int deltaEdgesAt = b * EDGES_ROW + (row * EDGES_WIDTH + col) * EDGES_CHANNELS;
          for (int kRow = 0; kRow < EDGES_KERNEL_HEIGHT; kRow++) {
            final int inRow = row + kRow - 1;
            if (inRow < 0 || inRow >= INPUT_HEIGHT) {
              continue;
            }
            for (int kCol = 0; kCol < EDGES_KERNEL_WIDTH; kCol++) {
              final int inCol = col + kCol - 1;
              if (inCol < 0 || inCol >= INPUT_WIDTH) {
                continue;
              }
              final int xAt = at + b * INPUTS + (inRow * INPUT_WIDTH + inCol) * INPUT_CHANNELS;
              for (int i = 0; i < EDGES_INPUT_CHANNELS; i++) {
                final int weightsAt = EDGES_WEIGHTS + ((kRow * EDGES_KERNEL_WIDTH + kCol)
                    * EDGES_INPUT_CHANNELS + i) * EDGES_CHANNELS;
                for (int u = 0; u < EDGES_CHANNELS; u++) {
                  g[weightsAt + u] += x[xAt + i] * deltaEdges[deltaEdgesAt + u];
                }
              }
            }
          }
        }
      }
      // ∂b[u] += Σ row,col ∂z[row,col,u]
      for (int row = 0; row < EDGES_HEIGHT; row++) {
        for (int col = 0; col < EDGES_WIDTH; col++) {
          final int deltaEdgesAt = b * EDGES_ROW + (row * EDGES_WIDTH + col) * EDGES_CHANNELS;
          for (int u = 0; u < EDGES_CHANNELS; u++) {
            g[EDGES_BIASES + u] += deltaEdges[deltaEdgesAt + u];
          }
        }
      }
    }
  }

  /** A network with weights drawn from {@code seed}; biases are zero. */
  public static ResidualFastNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.glorotUniform(p, EDGES_WEIGHTS, 36, 9, 36, random);
    Initializers.glorotUniform(p, SHAPES_WEIGHTS, 144, 36, 36, random);
    Initializers.glorotUniform(p, HALVED_WEIGHTS, 288, 36, 72, random);
    Initializers.glorotUniform(p, DIGIT_WEIGHTS, HALVED, DIGIT, random);
    return new ResidualFastNetwork(p);
  }

  /**
   * A network with the weights of the resource {@code ResidualFastNetwork.safetensors} beside this
   * class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static ResidualFastNetwork pretrained() {
    final String resource = "ResidualFastNetwork.safetensors";
    return Weights.of(new ResidualFastNetwork(new float[PARAMETERS]))
        .loadResource(resource, ResidualFastNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public Layer edges() {
    return Layer.of(ARCHITECTURE.layers().get(0), this);
  }

  @Override
  public Layer shapes() {
    return Layer.of(ARCHITECTURE.layers().get(1), this);
  }

  /** The layer, which takes edges and shapes. */
  public Layer sum() {
    return Layer.of(ARCHITECTURE.layers().get(2), this);
  }

  @Override
  public Layer sum(Layer edgesLayer, Layer shapesLayer) {
    return sum();
  }

  @Override
  public Layer active() {
    return Layer.of(ARCHITECTURE.layers().get(3), this);
  }

  @Override
  public Layer halved() {
    return Layer.of(ARCHITECTURE.layers().get(4), this);
  }

  @Override
  public Layer digit() {
    return Layer.of(ARCHITECTURE.layers().get(5), this);
  }

  @Override
  public Architecture architecture() {
    return ARCHITECTURE;
  }

  @Override
  public float[] parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    if (gradient.length == 0) {
      gradient = new float[PARAMETERS];
    }
    return gradient;
  }

  @Override
  public ResidualFastNetwork fork() {
    return new ResidualFastNetwork(parameters);
  }

  @Override
  public void predict(float[] x, int from, int count, float[] out) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("out", out.length, DIGIT, 0, count);
    begin();
    try {
      makeRoom(count);
      for (int s = 0; s < count; s += BATCH) {
        final int n = Math.min(BATCH, count - s);
        forward(x, (from + s) * INPUTS, n);
        for (int b = 0; b < n; b++) {
          System.arraycopy(digit, b * DIGIT_ROW, out, s * DIGIT + b * DIGIT, DIGIT);
        }
      }
    } finally {
      busy = false;
    }
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("t", t.length, DIGIT, from, count);
    Checks.distributions("t", t, DIGIT, from, count);
    begin();
    try {
      double loss = 0;
      makeRoom(count);
      for (int s = from; s < from + count; s += BATCH) {
        final int n = Math.min(BATCH, from + count - s);
        loss += lossBatch(x, s * INPUTS, t, s * DIGIT, n);
      }
      return loss;
    } finally {
      busy = false;
    }
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("t", t.length, DIGIT, from, count);
    Checks.distributions("t", t, DIGIT, from, count);
    begin();
    try {
      double loss = 0;
      makeGradientRoom(count);
      for (int s = from; s < from + count; s += BATCH) {
        final int n = Math.min(BATCH, from + count - s);
        loss += accumulateBatch(x, s * INPUTS, t, s * DIGIT, n);
      }
      return loss;
    } finally {
      busy = false;
    }
  }

  @Override
  public double loss(float[] x, int[] classes, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("classes", classes.length, 1, from, count);
    begin();
    try {
      double loss = 0;
      makeRoom(count);
      for (int s = from; s < from + count; s += BATCH) {
        final int n = Math.min(BATCH, from + count - s);
        setTargets(classes, s, n);
        loss += lossBatch(x, s * INPUTS, target, 0, n);
      }
      return loss;
    } finally {
      busy = false;
    }
  }

  @Override
  public double accumulate(float[] x, int[] classes, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("classes", classes.length, 1, from, count);
    begin();
    try {
      double loss = 0;
      makeGradientRoom(count);
      for (int s = from; s < from + count; s += BATCH) {
        final int n = Math.min(BATCH, from + count - s);
        setTargets(classes, s, n);
        loss += accumulateBatch(x, s * INPUTS, target, 0, n);
      }
      return loss;
    } finally {
      busy = false;
    }
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    Checks.samples("x", x.length, INPUTS, sample, 1);
    begin();
    try {
      makeRoom(1);
      forward(x, sample * INPUTS, 1);
      observer.layer("edges", Arrays.copyOf(edges, EDGES));
      observer.layer("shapes", Arrays.copyOf(shapes, SHAPES));
      observer.layer("sum", Arrays.copyOf(sum_, SUM));
      observer.layer("active", Arrays.copyOf(active, ACTIVE));
      observer.layer("halved", Arrays.copyOf(halved, HALVED));
      observer.layer("digit", Arrays.copyOf(digit, DIGIT));
    } finally {
      busy = false;
    }
  }

  /** Begins a pass, unless another one runs in this instance. */
  private void begin() {
    if (busy) {
      throw Checks.busy(ARCHITECTURE);
    }
    busy = true;
  }

  /** Writes the classes of the n samples from s on into {@link #target}. */
  private void setTargets(int[] classes, int s, int n) {
    if (target.length == 0) {
      target = new float[BATCH * DIGIT];
    }
    Arrays.fill(target, 0, n * DIGIT, 0);
    for (int b = 0; b < n; b++) {
      target[b * DIGIT + Checks.classIndex(classes, s + b, DIGIT)] = 1;
    }
  }

  /**
   * Makes room for a pass over {@code count} samples: for one, or for all that are computed
   * together.
   */
  private void makeRoom(int count) {
    final int n = count > 1 ? BATCH : 1;
    if (n <= room) {
      return;
    }
    edges = new float[n * EDGES_ROW];
    shapes = new float[n * SHAPES_ROW];
    sum_ = new float[n * SUM_ROW];
    active = new float[n * ACTIVE_ROW];
    halved = new float[n * HALVED_ROW];
    logits = new float[n * DIGIT_ROW];
    digit = new float[n * DIGIT_ROW];
    logSumExp = new float[n];
    room = n;
  }

  /** Makes room for a pass with its backward pass. */
  private void makeGradientRoom(int count) {
    makeRoom(count);
    final int n = count > 1 ? BATCH : 1;
    if (n <= gradientRoom) {
      return;
    }
    dEdges = new float[n * EDGES_ROW];
    deltaEdges = new float[n * EDGES_ROW];
    deltaShapes = new float[n * SHAPES_ROW];
    dActive = new float[n * ACTIVE_ROW];
    dHalved = new float[n * HALVED_ROW];
    deltaHalved = new float[n * HALVED_ROW];
    deltaDigit = new float[n * DIGIT_ROW];
    gradientRoom = n;
  }
}
