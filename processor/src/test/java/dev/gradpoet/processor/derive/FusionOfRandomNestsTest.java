package dev.gradpoet.processor.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.processor.nest.NestText;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.testing.Gradients;
import dev.gradpoet.processor.testing.RandomNests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backward passes of programs that no layers make, before fusion and after: what is computed must not depend on what is joined. */
@Tag("networks")
class FusionOfRandomNestsTest {
  private static final int PROGRAMS = 500;
  private static final int SAMPLES = 2;

  /** Some hundred roundings of 2⁻⁵³; relative to the largest partial derivative, at least one. */
  private static final double TOLERANCE = 1e-13;

  @Test
  void fusionChangesNoGradient() {
    int nests = 0;
    int fusedNests = 0;
    for (long seed = 1; seed <= PROGRAMS; seed++) {
      RandomNests.Sample program = RandomNests.of(seed);
      Gradients gradients = new Gradients(program.parts(), program.loss(), SAMPLES, seed);
      List<Part> backward = gradients.backward();
      List<Part> fused = fused(program.parts(), backward);
      nests += Part.nests(backward).size();
      fusedNests += Part.nests(fused).size();
      Map<Tensor, double[]> expected = gradients.of(backward);
      double scale = Gradients.scale(expected);
      gradients
          .of(fused)
          .forEach((parameter, gradient) -> assertThat(gradient)
              .as(() -> parameter.text() + " of\n" + text(program.parts()) + "\nfused\n"
                  + text(fused) + "\nof\n" + text(backward))
              .containsExactly(expected.get(parameter), within(TOLERANCE * scale)));
    }
    assertThat(fusedNests).isLessThan(nests);
  }

  private static List<Part> fused(List<Part> forward, List<Part> backward) {
    Accesses accesses = new Accesses(forward);
    Fusion fusion = new Fusion(accesses, Part.nests(forward));
    return fusion.fuse(backward);
  }

  private static String text(List<Part> parts) {
    return NestText.lines(parts).toString();
  }
}
