package demo;

/** Predicts with the weights beside {@link XorNetwork}, as an application in production does: without the annotations. */
public final class Frozen {
  private static final float[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final int[] TARGETS = {0, 1, 1, 0};

  private Frozen() {}

  public static void main(String[] args) {
    if (ModuleLayer.boot().findModule("dev.gradpoet.annotations").isPresent()) {
      throw new AssertionError("the annotations are there");
    }
    XorNetwork network = XorNetwork.pretrained();
    for (int sample = 0; sample < TARGETS.length; sample++) {
      float prediction = network.predict(INPUTS[sample])[0];
      if (Math.round(prediction) != TARGETS[sample]) {
        throw new AssertionError("sample " + sample + " is predicted as " + prediction);
      }
    }
    System.out.println("XOR was loaded.");
  }
}
