package dev.gradpoet;

/**
 * How the weights of a layer are drawn before training, from the number of inputs (fan-in) and units (fan-out) of the layer.
 */
public enum Initialization {
  /** {@link #LECUN_NORMAL} for SELU, else {@link #GLOROT_UNIFORM}. */
  DEFAULT,

  /** Uniform within ±√(6 / (inputs + units)). X. Glorot, Y. Bengio, AISTATS 2010, equation 16. */
  GLOROT_UNIFORM,

  /** Normal with variance 2 / (inputs + units). X. Glorot, Y. Bengio, AISTATS 2010, equation 12. */
  GLOROT_NORMAL,

  /** Uniform within ±√(6 / inputs). K. He et al., Delving Deep into Rectifiers, ICCV 2015. */
  HE_UNIFORM,

  /** Normal with variance 2 / inputs. K. He et al., Delving Deep into Rectifiers, ICCV 2015, equation 10. */
  HE_NORMAL,

  /** Uniform within ±√(3 / inputs). Y. LeCun et al., Efficient BackProp, 1998, section 4.6. */
  LECUN_UNIFORM,

  /** Normal with variance 1 / inputs. Y. LeCun et al., Efficient BackProp, 1998, equation 16. */
  LECUN_NORMAL,

  /** A random matrix with orthonormal rows or columns, whichever are fewer. A. M. Saxe et al., ICLR 2014. */
  ORTHOGONAL,

  /** Uniform within ± {@link Dense#initializationScale}. */
  UNIFORM,

  /** Normal with standard deviation {@link Dense#initializationScale}. */
  NORMAL,

  /** All weights zero. */
  ZEROS,

  /** All weights {@link Dense#initializationScale}. */
  CONSTANT
}
