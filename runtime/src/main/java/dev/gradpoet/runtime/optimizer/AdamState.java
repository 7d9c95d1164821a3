package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;

/** The moments of {@link Adam} and {@link AdamW}, which differ in the weight decay only. Buffers: m, v. */
final class AdamState extends OptimizerState {
  private final float beta1;
  private final float rest1;
  private final float beta2;
  private final float rest2;
  private final float epsilon;
  private final float[] m;
  private final float[] v;
  private final RunningPower power1;
  private final RunningPower power2;

  private float correction1;
  private float correction2;

  private AdamState(
      Architecture architecture,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      float[] m,
      float[] v) {
    super(architecture, weightDecay, m, v);
    this.beta1 = (float) beta1;
    this.rest1 = (float) (1 - beta1);
    this.beta2 = (float) beta2;
    this.rest2 = (float) (1 - beta2);
    this.epsilon = (float) epsilon;
    this.m = m;
    this.v = v;
    this.power1 = new RunningPower(beta1);
    this.power2 = new RunningPower(beta2);
  }

  static AdamState of(
      Architecture architecture, double beta1, double beta2, double epsilon, double weightDecay) {
    return new AdamState(
        architecture, beta1, beta2, epsilon, weightDecay, zeros(architecture), zeros(architecture));
  }

  static void check(double learningRate, double beta1, double beta2, double epsilon) {
    Arguments.positive("learningRate", learningRate);
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
  }

  @Override
  protected void onBegin(long step) {
    correction1 = (float) (learningRate / (1 - power1.next()));
    correction2 = (float) (1 / (1 - power2.next()));
  }

  @Override
  protected void onRestore(long steps) {
    power1.restart(steps);
    power2.restart(steps);
  }

  @Override
  protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
    float scale = this.scale;
    float shrink = (float) learningRate * decay;
    float beta1 = this.beta1;
    float rest1 = this.rest1;
    float beta2 = this.beta2;
    float rest2 = this.rest2;
    float epsilon = this.epsilon;
    float correction1 = this.correction1;
    float correction2 = this.correction2;
    float[] m = this.m;
    float[] v = this.v;
    for (int i = from; i < to; i++) {
      float g = gradient[i] * scale;
      float mean = beta1 * m[i] + rest1 * g;
      float square = beta2 * v[i] + rest2 * (g * g);
      m[i] = mean;
      v[i] = square;
      float step = correction1 * mean / ((float) Math.sqrt(correction2 * square) + epsilon);
      float parameter = parameters[i] - (step + shrink * parameters[i]);
      parameters[i] = parameter;
      gradient[i] = zeroIfFinite(parameter) + zeroIfFinite(square);
    }
  }
}
