package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.training.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads pairs of IDX files, images and labels, as MNIST and Fashion-MNIST come: bytes, plain or compressed with gzip. Immutable.
 *
 * <p>The format: Y. LeCun, C. Cortes, C. Burges, The MNIST Database of Handwritten Digits.
 */
public final class Idx {
  private final int classCount;
  private final boolean scaled;

  private Idx(int classCount, boolean scaled) {
    this.classCount = classCount;
    this.scaled = scaled;
  }

  /**
   * Labels are classes 0 to {@code classCount} − 1.
   *
   * @throws IllegalArgumentException if {@code classCount} is not in 2 … 256
   */
  public static Idx classes(int classCount) {
    if (classCount < 2 || classCount > 256) {
      throw new IllegalArgumentException("classCount is " + classCount + ", expected 2 to 256");
    }
    return new Idx(classCount, false);
  }

  /** Grey levels become 0 to 1, instead of 0 to 255. */
  public Idx scaled() {
    return new Idx(classCount, true);
  }

  /**
   * Reads images, row by row from the upper left, with their labels.
   *
   * @throws DataFileException if a file is not in the format, ends too early or has bytes left, a label is out of range, or there are
   *     not as many labels as images
   * @throws IOException if a file cannot be read
   */
  public Dataset read(Path images, Path labels) throws IOException {
    return read(Source.of(images), Source.of(labels));
  }

  /** As {@link #read(Path, Path)}, from streams or resources. */
  public Dataset read(Source images, Source labels) throws IOException {
    Objects.requireNonNull(images, "images is null");
    try (IdxFile labelFile = IdxFile.open(labels, 1, 1);
        IdxFile imageFile = IdxFile.open(images, 2, Integer.MAX_VALUE)) {
      if (labelFile.size() != imageFile.size()) {
        throw new DataFileException(
            labels.name(),
            labelFile.size() + " labels, expected " + imageFile.size() + ", as many as images in "
                + images.name());
      }
      int[] classes = classes(labels.name(), labelFile.values());
      return Dataset.ofClasses(x(imageFile.values()), imageFile.width(), classes, classCount);
    }
  }

  private int[] classes(String file, byte[] labels) throws DataFileException {
    int[] classes = new int[labels.length];
    for (int s = 0; s < classes.length; s++) {
      classes[s] = labels[s] & 0xff;
      if (classes[s] >= classCount) {
        throw new DataFileException(
            file,
            "sample " + s + " has the label " + classes[s] + ", expected 0 to " + (classCount - 1)
                + ": classes count from 0");
      }
    }
    return classes;
  }

  private float[] x(byte[] levels) {
    float[] x = new float[levels.length];
    for (int k = 0; k < x.length; k++) {
      int level = levels[k] & 0xff;
      x[k] = scaled ? level / 255f : level;
    }
    return x;
  }
}
