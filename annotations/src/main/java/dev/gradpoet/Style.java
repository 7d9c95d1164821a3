package dev.gradpoet;

/** What the generated code is written for. Both styles compute the same function. */
public enum Style {
  /** Speed: the processor chooses the kernel of each layer. */
  FAST,

  /**
   * Reading: the plainest code. Every intermediate value has a name, and those of each layer but dropout can be inspected after a pass;
   * small networks are written out weight by weight.
   */
  TEACHING
}
