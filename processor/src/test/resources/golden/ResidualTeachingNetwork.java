// Generated from demo.ResidualTeaching. Edit that type, not this file.
package demo;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.Checks;
import dev.gradpoet.runtime.FloatMath;
import dev.gradpoet.runtime.Generated;
import dev.gradpoet.runtime.InspectableLayer;
import dev.gradpoet.runtime.Layer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.initialization.Initializers;
import dev.gradpoet.runtime.io.Weights;
import java.util.Arrays;

/**
 * Forward pass and backpropagation of {@link ResidualTeaching}, written out for its exact shape.
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
public final class ResidualTeachingNetwork implements ResidualTeaching, NeuralNetwork {
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

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.ResidualTeaching", "cross_entropy")
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

  private final float[] edgesZ = new float[EDGES];
  private final float[] edges = new float[EDGES];
  private final float[] dEdges = new float[EDGES];
  private final float[] deltaEdges = new float[EDGES];
  private final float[] shapesZ = new float[SHAPES];
  private final float[] shapes = new float[SHAPES];
  private final float[] deltaShapes = new float[SHAPES];
  private final float[] sum_ = new float[SUM];
  private final float[] active = new float[ACTIVE];
  private final float[] dActive = new float[ACTIVE];
  private final float[] halvedZ = new float[HALVED];
  private final float[] halved = new float[HALVED];
  private final float[] dHalved = new float[HALVED];
  private final float[] deltaHalved = new float[HALVED];
  private final float[] logits = new float[DIGIT];
  private final float[] digit = new float[DIGIT];
  private final float[] deltaDigit = new float[DIGIT];

  /** log Σ exp(z): with the logits z, all that the loss needs, whatever their size. */
  private float logSumExp;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 1214 values
   */
  public ResidualTeachingNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Computes all layers for the sample at {@code x[at]}. */
  private void forward(float[] x, int at) {
    forwardEdges(x, at);
    forwardShapes();
    forwardSum();
    forwardActive();
    forwardHalved();
    forwardDigit();
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
  private void forwardEdges(float[] x, int at) {
    final float[] p = parameters;
    // z[row,col,u] = b[u]
    for (int row = 0; row < EDGES_HEIGHT; row++) {
      for (int col = 0; col < EDGES_WIDTH; col++) {
        final int edgesZAt = (row * EDGES_WIDTH + col) * EDGES_CHANNELS;
        for (int u = 0; u < EDGES_CHANNELS; u++) {
          edgesZ[edgesZAt + u] = p[EDGES_BIASES + u];
        }
      }
    }
    // z[row,col,u] += Σ kRow,kCol,i x[row + kRow − 1,col + kCol − 1,i]
    //     W[kRow,kCol,i,u]
    for (int row = 0; row < EDGES_HEIGHT; row++) {
      for (int col = 0; col < EDGES_WIDTH; col++) {
        final int edgesZAt = (row * EDGES_WIDTH + col) * EDGES_CHANNELS;
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
            final int xAt = at + (inRow * INPUT_WIDTH + inCol) * INPUT_CHANNELS;
            for (int i = 0; i < EDGES_INPUT_CHANNELS; i++) {
              final int weightsAt = EDGES_WEIGHTS + ((kRow * EDGES_KERNEL_WIDTH + kCol)
                  * EDGES_INPUT_CHANNELS + i) * EDGES_CHANNELS;
              for (int u = 0; u < EDGES_CHANNELS; u++) {
                edgesZ[edgesZAt + u] += x[xAt + i] * p[weightsAt + u];
              }
            }
          }
        }
      }
    }
    // edges[row,col,u] = max(z[row,col,u], 0)
    for (int u = 0; u < EDGES; u++) {
      edges[u] = Math.max(edgesZ[u], 0);
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
  private void forwardShapes() {
    final float[] p = parameters;
    // z[row,col,u] = b[u]
    for (int row = 0; row < SHAPES_HEIGHT; row++) {
      for (int col = 0; col < SHAPES_WIDTH; col++) {
        final int shapesZAt = (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
        for (int u = 0; u < SHAPES_CHANNELS; u++) {
          shapesZ[shapesZAt + u] = p[SHAPES_BIASES + u];
        }
      }
    }
    // z[row,col,u] += Σ kRow,kCol,i edges[row + kRow − 1,col + kCol − 1,i]
    //     W[kRow,kCol,i,u]
    for (int row = 0; row < SHAPES_HEIGHT; row++) {
      for (int col = 0; col < SHAPES_WIDTH; col++) {
        final int shapesZAt = (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
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
            final int edgesAt = (inRow * EDGES_WIDTH + inCol) * EDGES_CHANNELS;
            for (int i = 0; i < SHAPES_INPUT_CHANNELS; i++) {
              final int weightsAt = SHAPES_WEIGHTS + ((kRow * SHAPES_KERNEL_WIDTH + kCol)
                  * SHAPES_INPUT_CHANNELS + i) * SHAPES_CHANNELS;
              for (int u = 0; u < SHAPES_CHANNELS; u++) {
                shapesZ[shapesZAt + u] += edges[edgesAt + i] * p[weightsAt + u];
              }
            }
          }
        }
      }
    }
    // shapes[row,col,u] = z[row,col,u]
    for (int u = 0; u < SHAPES; u++) {
      shapes[u] = shapesZ[u];
    }
  }

  /** sum = edges + shapes. */
  private void forwardSum() {
    for (int u = 0; u < SUM; u++) {
      sum_[u] = edges[u] + shapes[u];
    }
  }

  /** active = max(sum, 0). */
  private void forwardActive() {
    for (int u = 0; u < ACTIVE; u++) {
      active[u] = Math.max(sum_[u], 0);
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
  private void forwardHalved() {
    final float[] p = parameters;
    // z[row,col,u] = b[u]
    for (int row = 0; row < HALVED_HEIGHT; row++) {
      for (int col = 0; col < HALVED_WIDTH; col++) {
        final int halvedZAt = (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
        for (int u = 0; u < HALVED_CHANNELS; u++) {
          halvedZ[halvedZAt + u] = p[HALVED_BIASES + u];
        }
      }
    }
    // z[row,col,u] += Σ kRow,kCol,i active[2 row + kRow,2 col + kCol,i]
    //     W[kRow,kCol,i,u]
    for (int row = 0; row < HALVED_HEIGHT; row++) {
      for (int col = 0; col < HALVED_WIDTH; col++) {
        final int halvedZAt = (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
        for (int kRow = 0; kRow < HALVED_KERNEL_HEIGHT; kRow++) {
          for (int kCol = 0; kCol < HALVED_KERNEL_WIDTH; kCol++) {
            final int activeAt = ((row * 2 + kRow) * ACTIVE_WIDTH + col * 2 + kCol)
                * ACTIVE_CHANNELS;
            for (int i = 0; i < HALVED_INPUT_CHANNELS; i++) {
              final int weightsAt = HALVED_WEIGHTS + ((kRow * HALVED_KERNEL_WIDTH + kCol)
                  * HALVED_INPUT_CHANNELS + i) * HALVED_CHANNELS;
              for (int u = 0; u < HALVED_CHANNELS; u++) {
                halvedZ[halvedZAt + u] += active[activeAt + i] * p[weightsAt + u];
              }
            }
          }
        }
      }
    }
    // halved[row,col,u] = max(z[row,col,u], 0)
    for (int u = 0; u < HALVED; u++) {
      halved[u] = Math.max(halvedZ[u], 0);
    }
  }

  /** digit = softmax(Wᵀ halved + b). */
  private void forwardDigit() {
    final float[] p = parameters;
    // z = Wᵀ halved + b
    System.arraycopy(p, DIGIT_BIASES, logits, 0, DIGIT);
    for (int i = 0; i < HALVED; i++) {
      for (int u = 0; u < DIGIT; u++) {
        logits[u] += halved[i] * p[DIGIT_WEIGHTS + i * DIGIT + u];
      }
    }
    // a = softmax(z)
    // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
    float max = logits[0];
    for (int u = 1; u < DIGIT; u++) {
      max = Math.max(max, logits[u]);
    }
    float sum = 0;
    for (int u = 0; u < DIGIT; u++) {
      digit[u] = FloatMath.exp(logits[u] - max);
      sum += digit[u];
    }
    for (int u = 0; u < DIGIT; u++) {
      digit[u] /= sum;
    }
    logSumExp = max + FloatMath.log(sum);
  }

  /** L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1. */
  private float loss(float[] t, int to) {
    float expected = 0;
    for (int u = 0; u < DIGIT; u++) {
      expected += t[to + u] * logits[u];
    }
    return logSumExp - expected;
  }

  /** Returns the loss of one sample. */
  private float lossOne(float[] x, int at, float[] t, int to) {
    forward(x, at);
    return loss(t, to);
  }

  /** Adds the gradient of the loss of one sample to {@link #gradient} and returns that loss. */
  private float accumulateOne(float[] x, int at, float[] t, int to) {
    forward(x, at);
    final float loss = loss(t, to);
    backwardDigit(t, to);
    backwardHalved();
    backwardShapes();
    backwardEdges(x, at);
    return loss;
  }

  /** δ = a − t. ∂L/∂W = halved δᵀ, ∂L/∂b = δ, ∂L/∂halved = W δ. */
  private void backwardDigit(float[] t, int to) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = a − t, ∂L/∂b = δ
    for (int u = 0; u < DIGIT; u++) {
      deltaDigit[u] = digit[u] - t[to + u];
      g[DIGIT_BIASES + u] += deltaDigit[u];
    }
    // ∂L/∂W = halved δᵀ, ∂L/∂halved = W δ
    for (int i = 0; i < HALVED; i++) {
      float d = 0;
      for (int u = 0; u < DIGIT; u++) {
        g[DIGIT_WEIGHTS + i * DIGIT + u] += halved[i] * deltaDigit[u];
        d += p[DIGIT_WEIGHTS + i * DIGIT + u] * deltaDigit[u];
      }
      dHalved[i] = d;
    }
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
  private void backwardHalved() {
    final float[] p = parameters;
    final float[] g = gradient();
    // ∂z[row,col,u] = ∂halved[row,col,u] if halved[row,col,u] > 0 else 0
    for (int u = 0; u < HALVED; u++) {
      deltaHalved[u] = halved[u] > 0 ? dHalved[u] : 0;
    }
    // ∂W[kRow,kCol,i,u] += Σ row,col active[2 row + kRow,2 col + kCol,i] ∂z[row,col,u]
    for (int row = 0; row < HALVED_HEIGHT; row++) {
      for (int col = 0; col < HALVED_WIDTH; col++) {
        final int deltaHalvedAt = (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
        for (int kRow = 0; kRow < HALVED_KERNEL_HEIGHT; kRow++) {
          for (int kCol = 0; kCol < HALVED_KERNEL_WIDTH; kCol++) {
            final int activeAt = ((row * 2 + kRow) * ACTIVE_WIDTH + col * 2 + kCol)
                * ACTIVE_CHANNELS;
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
    Arrays.fill(dActive, 0);
    // ∂active[2 row + kRow,2 col + kCol,i] += Σ u W[kRow,kCol,i,u] ∂z[row,col,u]
    for (int row = 0; row < HALVED_HEIGHT; row++) {
      for (int col = 0; col < HALVED_WIDTH; col++) {
        final int deltaHalvedAt = (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
        for (int kRow = 0; kRow < HALVED_KERNEL_HEIGHT; kRow++) {
          for (int kCol = 0; kCol < HALVED_KERNEL_WIDTH; kCol++) {
            final int dActiveAt = ((row * 2 + kRow) * ACTIVE_WIDTH + col * 2 + kCol)
                * ACTIVE_CHANNELS;
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
        final int deltaHalvedAt = (row * HALVED_WIDTH + col) * HALVED_CHANNELS;
        for (int u = 0; u < HALVED_CHANNELS; u++) {
          g[HALVED_BIASES + u] += deltaHalved[deltaHalvedAt + u];
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
  private void backwardShapes() {
    final float[] p = parameters;
    final float[] g = gradient();
    // ∂z[row,col,u] = ∂active[row,col,u] if sum[row,col,u] > 0 else 0
    for (int u = 0; u < SHAPES; u++) {
      deltaShapes[u] = sum_[u] > 0 ? dActive[u] : 0;
    }
    // ∂W[kRow,kCol,i,u] += Σ row,col edges[row + kRow − 1,col + kCol − 1,i]
    //     ∂z[row,col,u]
    for (int row = 0; row < SHAPES_HEIGHT; row++) {
      for (int col = 0; col < SHAPES_WIDTH; col++) {
        final int deltaShapesAt = (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
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
            final int edgesAt = (inRow * EDGES_WIDTH + inCol) * EDGES_CHANNELS;
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
    // ∂edges[row,col,u] = ∂active[row,col,u] if sum[row,col,u] > 0 else 0
    for (int i = 0; i < EDGES; i++) {
      dEdges[i] = sum_[i] > 0 ? dActive[i] : 0;
    }
    // ∂edges[row + kRow − 1,col + kCol − 1,i] += Σ u W[kRow,kCol,i,u] ∂z[row,col,u]
    for (int row = 0; row < SHAPES_HEIGHT; row++) {
      for (int col = 0; col < SHAPES_WIDTH; col++) {
        final int deltaShapesAt = (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
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
            final int dEdgesAt = (inRow * EDGES_WIDTH + inCol) * EDGES_CHANNELS;
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
        final int deltaShapesAt = (row * SHAPES_WIDTH + col) * SHAPES_CHANNELS;
        for (int u = 0; u < SHAPES_CHANNELS; u++) {
          g[SHAPES_BIASES + u] += deltaShapes[deltaShapesAt + u];
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
  private void backwardEdges(float[] x, int at) {
    final float[] g = gradient();
    // ∂z[row,col,u] = ∂edges[row,col,u] if edges[row,col,u] > 0 else 0
    for (int u = 0; u < EDGES; u++) {
      deltaEdges[u] = edges[u] > 0 ? dEdges[u] : 0;
    }
    // ∂W[kRow,kCol,i,u] += Σ row,col x[row + kRow − 1,col + kCol − 1,i] ∂z[row,col,u]
    for (int row = 0; row < EDGES_HEIGHT; row++) {
      for (int col = 0; col < EDGES_WIDTH; col++) {
        final int deltaEdgesAt = (row * EDGES_WIDTH + col) * EDGES_CHANNELS;
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
            final int xAt = at + (inRow * INPUT_WIDTH + inCol) * INPUT_CHANNELS;
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
        final int deltaEdgesAt = (row * EDGES_WIDTH + col) * EDGES_CHANNELS;
        for (int u = 0; u < EDGES_CHANNELS; u++) {
          g[EDGES_BIASES + u] += deltaEdges[deltaEdgesAt + u];
        }
      }
    }
  }

  /** A network with weights drawn from {@code seed}; biases are zero. */
  public static ResidualTeachingNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.glorotUniform(p, EDGES_WEIGHTS, 36, 9, 36, random);
    Initializers.glorotUniform(p, SHAPES_WEIGHTS, 144, 36, 36, random);
    Initializers.glorotUniform(p, HALVED_WEIGHTS, 288, 36, 72, random);
    Initializers.glorotUniform(p, DIGIT_WEIGHTS, HALVED, DIGIT, random);
    return new ResidualTeachingNetwork(p);
  }

  /**
   * A network with the weights of the resource {@code ResidualTeachingNetwork.safetensors} beside
   * this class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static ResidualTeachingNetwork pretrained() {
    final String resource = "ResidualTeachingNetwork.safetensors";
    return Weights.of(new ResidualTeachingNetwork(new float[PARAMETERS]))
        .loadResource(resource, ResidualTeachingNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public InspectableLayer edges() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(0), this),
        edgesZ::clone,
        edges::clone,
        deltaEdges::clone);
  }

  @Override
  public InspectableLayer shapes() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(1), this),
        shapesZ::clone,
        shapes::clone,
        deltaShapes::clone);
  }

  /** The layer, which takes edges and shapes. */
  public InspectableLayer sum() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(2), this),
        sum_::clone);
  }

  @Override
  public Layer sum(Layer edgesLayer, Layer shapesLayer) {
    return sum();
  }

  @Override
  public InspectableLayer active() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(3), this),
        active::clone);
  }

  @Override
  public InspectableLayer halved() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(4), this),
        halvedZ::clone,
        halved::clone,
        deltaHalved::clone);
  }

  @Override
  public InspectableLayer digit() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(5), this),
        logits::clone,
        digit::clone,
        deltaDigit::clone);
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
  public ResidualTeachingNetwork fork() {
    return new ResidualTeachingNetwork(parameters);
  }

  @Override
  public void predict(float[] x, int from, int count, float[] out) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("out", out.length, DIGIT, 0, count);
    begin();
    try {
      for (int s = 0; s < count; s++) {
        forward(x, (from + s) * INPUTS);
        System.arraycopy(digit, 0, out, s * DIGIT, DIGIT);
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
      for (int s = from; s < from + count; s++) {
        loss += lossOne(x, s * INPUTS, t, s * DIGIT);
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
      for (int s = from; s < from + count; s++) {
        loss += accumulateOne(x, s * INPUTS, t, s * DIGIT);
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
      for (int s = from; s < from + count; s++) {
        setTargets(classes, s);
        loss += lossOne(x, s * INPUTS, target, 0);
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
      for (int s = from; s < from + count; s++) {
        setTargets(classes, s);
        loss += accumulateOne(x, s * INPUTS, target, 0);
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
      forward(x, sample * INPUTS);
      observer.layer("edges", edges);
      observer.layer("shapes", shapes);
      observer.layer("sum", sum_);
      observer.layer("active", active);
      observer.layer("halved", halved);
      observer.layer("digit", digit);
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

  /** Writes the class of sample s into {@link #target}. */
  private void setTargets(int[] classes, int s) {
    if (target.length == 0) {
      target = new float[DIGIT];
    }
    Arrays.fill(target, 0);
    target[Checks.classIndex(classes, s, DIGIT)] = 1;
  }
}
