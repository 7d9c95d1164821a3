package dev.gradpoet.runtime.optimizer;

import java.util.Arrays;

/** The update rules as the papers print them, for one parameter, in double. */
interface Paper {

  /** The parameter after step {@code t}, counted from 1, at the gradient {@code g}. */
  double step(double theta, double g, int t);

  static Paper sgd(double rate, double decay) {
    return (theta, g, t) -> theta - rate * (g + decay * theta);
  }

  static Paper momentum(double rate, double mu, double decay) {
    double[] v = new double[1];
    return (theta, g, t) -> {
      v[0] = mu * v[0] - rate * (g + decay * theta);
      return theta + v[0];
    };
  }

  /** Bengio et al. 2013, equation 7: θ' ← θ' + μ² v₋₁ − (1 + μ) ε g, with v as in Sutskever et al. */
  static Paper nesterov(double rate, double mu, double decay) {
    double[] v = new double[1];
    return (theta, g, t) -> {
      double descent = rate * (g + decay * theta);
      double next = theta + mu * mu * v[0] - (1 + mu) * descent;
      v[0] = mu * v[0] - descent;
      return next;
    };
  }

  static Paper adaGrad(double rate, double epsilon) {
    double[] sum = new double[1];
    return (theta, g, t) -> {
      sum[0] += g * g;
      return theta - rate * g / (Math.sqrt(sum[0]) + epsilon);
    };
  }

  static Paper rmsProp(double rate, double rho, double epsilon) {
    double[] s = new double[1];
    return (theta, g, t) -> {
      s[0] = rho * s[0] + (1 - rho) * g * g;
      return theta - rate * g / (Math.sqrt(s[0]) + epsilon);
    };
  }

  static Paper adaDelta(double rate, double rho, double epsilon) {
    double[] e = new double[2];
    return (theta, g, t) -> {
      e[0] = rho * e[0] + (1 - rho) * g * g;
      double delta = -Math.sqrt(e[1] + epsilon) / Math.sqrt(e[0] + epsilon) * g;
      e[1] = rho * e[1] + (1 - rho) * delta * delta;
      return theta + rate * delta;
    };
  }

  static Paper adam(double rate, double beta1, double beta2, double epsilon, double decay) {
    double[] m = new double[2];
    return (theta, g, t) -> {
      m[0] = beta1 * m[0] + (1 - beta1) * g;
      m[1] = beta2 * m[1] + (1 - beta2) * g * g;
      double mHat = m[0] / (1 - Math.pow(beta1, t));
      double vHat = m[1] / (1 - Math.pow(beta2, t));
      return theta - rate * (mHat / (Math.sqrt(vHat) + epsilon) + decay * theta);
    };
  }

  /** As {@code torch.optim.NAdam} documents and computes it, with its momentum decay ψ = 0.004. */
  static Paper nadam(double rate, double beta1, double beta2, double epsilon) {
    double[] m = new double[2];
    return (theta, g, t) -> {
      double[] mu = new double[t + 2];
      for (int i = 1; i <= t + 1; i++) {
        mu[i] = beta1 * (1 - 0.5 * Math.pow(0.96, i * 0.004));
      }
      double product = Arrays.stream(mu, 1, t + 1).reduce(1, (a, b) -> a * b);
      m[0] = beta1 * m[0] + (1 - beta1) * g;
      m[1] = beta2 * m[1] + (1 - beta2) * g * g;
      double mBar = mu[t + 1] * m[0] / (1 - product * mu[t + 1]) + (1 - mu[t]) * g / (1 - product);
      return theta - rate * mBar / (Math.sqrt(m[1] / (1 - Math.pow(beta2, t))) + epsilon);
    };
  }

  static Paper rProp(double first, double smallest, double largest) {
    double[] state = {first, 0};
    return (theta, g, t) -> {
      double gradient = g;
      if (gradient * state[1] > 0) {
        state[0] = Math.min(1.2 * state[0], largest);
      } else if (gradient * state[1] < 0) {
        state[0] = Math.max(0.5 * state[0], smallest);
        gradient = 0;
      }
      state[1] = gradient;
      return theta - Math.signum(gradient) * state[0];
    };
  }

  static Paper lion(double rate, double beta1, double beta2, double decay) {
    double[] m = new double[1];
    return (theta, g, t) -> {
      double c = beta1 * m[0] + (1 - beta1) * g;
      m[0] = beta2 * m[0] + (1 - beta2) * g;
      return theta - rate * (Math.signum(c) + decay * theta);
    };
  }
}
