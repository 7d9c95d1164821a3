package dev.gradpoet.runtime.io;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the header of a file says, after it was found to be consistent: each tensor has the bytes that its shape takes, and together
 * they are the data without hole or overlap.
 *
 * @param metadata texts by name
 * @param tensors the tensors by name, in the order of their bytes
 * @param dataLength the number of bytes of all tensors
 */
record Header(Map<String, String> metadata, Map<String, TensorEntry> tensors, long dataLength) {
  /** The name that no tensor has. */
  static final String METADATA = "__metadata__";

  /**
   * The longest header, in bytes. The reference implementation reads 100 MB, which as strings and tensors take more memory than
   * a small virtual machine has; 25 MB and {@link #MAX_NAMES} need a heap of 192 MB at worst.
   */
  static final int MAX_LENGTH = 25_000_000;

  /** How many tensors there may be, and how many texts. */
  static final int MAX_NAMES = 100_000;

  private static final Map<String, Integer> BITS = Map.ofEntries(
      entry("BOOL", 8),
      entry("U8", 8),
      entry("I8", 8),
      entry("U16", 16),
      entry("I16", 16),
      entry("U32", 32),
      entry("I32", 32),
      entry("U64", 64),
      entry("I64", 64),
      entry("F4", 4),
      entry("F6_E2M3", 6),
      entry("F6_E3M2", 6),
      entry("F8_E5M2", 8),
      entry("F8_E4M3", 8),
      entry("F8_E8M0", 8),
      entry("F16", 16),
      entry("BF16", 16),
      entry("F32", 32),
      entry("F64", 64),
      entry("C64", 64));

  /** The header of {@code file} with those tensors, in any order. */
  static Header of(String file, Map<String, String> metadata, List<TensorEntry> entries)
      throws InvalidFileException {
    // Empty tensors come before what begins where they do.
    List<TensorEntry> sorted = entries.stream()
        .sorted(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end))
        .toList();
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    long end = 0;
    for (TensorEntry tensor : sorted) {
      checkLength(file, tensor);
      if (tensor.begin() != end) {
        throw new InvalidFileException(
            file,
            tensor + " begins at byte " + tensor.begin()
                + " of the data, expected " + end
                + ", where the tensor before it ends: tensors leave no hole and do not overlap");
      }
      end = tensor.end();
      tensors.put(tensor.name(), tensor);
    }
    return new Header(
        Collections.unmodifiableMap(metadata), Collections.unmodifiableMap(tensors), end);
  }

  private static void checkLength(String file, TensorEntry tensor) throws InvalidFileException {
    Integer bits = BITS.get(tensor.dtype());
    if (bits == null) {
      throw new InvalidFileException(file, tensor + " has a dtype that is unknown");
    }
    if (tensor.end() < tensor.begin()) {
      throw new InvalidFileException(
          file,
          tensor + " ends at byte " + tensor.end() + " of the data, before it begins at "
              + tensor.begin());
    }
    long length = tensor.end() - tensor.begin();
    try {
      if (Math.multiplyExact(tensor.size(), bits) == Math.multiplyExact(length, 8L)) {
        return;
      }
    } catch (ArithmeticException overflow) {
      // No file is that long.
    }
    throw new InvalidFileException(
        file, tensor + " has " + length + " bytes, which is not what its shape takes");
  }
}
