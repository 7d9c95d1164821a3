package dev.gradpoet.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.ParameterRole;
import org.junit.jupiter.api.Test;

/** Weight decay goes by the role of a tensor, whatever its name. */
class RolesTest {

  @Test
  void weightsAndTablesDecayAndBiasesAndScalesDoNot() {
    Architecture architecture = Architecture.of("demo.Roles", 1, "squared_error")
        .layer("tokens", "embedding", 1)
        .parameter("rows", ParameterRole.TABLE, 1, 1)
        .layer("norm", "norm", 1)
        .parameter("weights", ParameterRole.SCALES, 1)
        .parameter("shift", ParameterRole.BIASES, 1)
        .layer("memory", "recurrent", 1)
        .parameter("forget.weights", ParameterRole.WEIGHTS, 1, 1)
        .parameter("forget.biases", ParameterRole.BIASES, 1)
        .build();
    OptimizerState state = new AdamW(0.5).withWeightDecay(0.25).start(architecture);
    float[] parameters = {1, 1, 1, 1, 1};
    state.begin(0.5, 1);
    state.update(parameters, new float[5], 0, 5);
    float decayed = 1 - 0.5f * 0.25f;
    assertThat(parameters).containsExactly(decayed, 1, 1, decayed, 1);
  }
}
