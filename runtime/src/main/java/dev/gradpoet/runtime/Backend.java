package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.VectorModule;
import java.util.Optional;

/**
 * What computes a network.
 *
 * <p>A network that was compiled with {@code --add-modules jdk.incubator.vector} uses the Vector API where that module is there at run time
 * too: tiny ones from the first pass on, others when {@link dev.gradpoet.runtime.matrix.VectorWarmUp vectors are compiled}, to the same bits as
 * plain Java. The system property {@value #PROPERTY} chooses: {@code auto}, the default, {@code plain}, or {@code simd} for vectors from the first
 * pass on, compiled or not. It is read whenever a network is made.
 */
public enum Backend {
  /** Plain Java, which runs everywhere. */
  PLAIN,

  /** The Vector API. */
  SIMD;

  /** The name of the system property that forces {@link #PLAIN}. */
  public static final String PROPERTY = "gradpoet.backend";

  /** The value of {@link #PROPERTY} for vectors from the first pass on. */
  public static final String SIMD_ALWAYS = "simd";

  private static final String PLAIN_ALWAYS = "plain";

  /**
   * Whether {@code network}, a generated class, can load its sibling that uses the Vector API. Generated code asks this.
   *
   * @throws IllegalArgumentException if the system property has another value
   */
  public static boolean usesSimd(Class<?> network) {
    String choice = System.getProperty(PROPERTY, "auto");
    if (!choice.equals("auto") && !choice.equals(PLAIN_ALWAYS) && !choice.equals(SIMD_ALWAYS)) {
      throw new IllegalArgumentException("system property " + PROPERTY + " is '" + choice
          + "', expected 'auto', 'plain' or 'simd'");
    }
    // No lambda: the first one of a virtual machine costs more than a whole small network.
    Optional<Module> vectors = VectorModule.find();
    return !choice.equals(PLAIN_ALWAYS)
        && vectors.isPresent()
        && network.getModule().canRead(vectors.get());
  }
}
