package dev.gradpoet.runtime;

import java.util.Optional;

/**
 * What computes a network.
 *
 * <p>A network that was compiled with {@code --add-modules jdk.incubator.vector} uses the Vector API where that module is there at run time
 * too. The system property {@value #PROPERTY} chooses: {@code auto}, the default, or {@code plain}. It is read whenever a network is made.
 */
public enum Backend {
  /** Plain Java, which runs everywhere. */
  PLAIN,

  /** The Vector API. */
  SIMD;

  /** The name of the system property that forces {@link #PLAIN}. */
  public static final String PROPERTY = "gradpoet.backend";

  private static final String MODULE = "jdk.incubator.vector";

  /**
   * Whether {@code network}, a generated class, can load its sibling that uses the Vector API. Generated code asks this.
   *
   * @throws IllegalArgumentException if the system property has another value than {@code auto} or {@code plain}
   */
  public static boolean usesSimd(Class<?> network) {
    String choice = System.getProperty(PROPERTY, "auto");
    if (!choice.equals("auto") && !choice.equals("plain")) {
      throw new IllegalArgumentException(
          "system property " + PROPERTY + " is '" + choice + "', expected 'auto' or 'plain'");
    }
    // No lambda: the first one of a virtual machine costs more than a whole small network.
    Optional<Module> vectors = ModuleLayer.boot().findModule(MODULE);
    return choice.equals("auto")
        && vectors.isPresent()
        && network.getModule().canRead(vectors.get());
  }
}
