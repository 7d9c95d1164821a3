package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.TensorInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the parameters and the state of a network among the tensors of a file. */
final class Assignment {

  /** A tensor of a network and that of the file which holds it. */
  record Part(TensorInfo info, TensorEntry tensor, boolean isTransposed) {}

  private final TensorNames names;
  private final Safetensors file;
  private final Map<String, TensorEntry> leftOver = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  private Assignment(TensorNames names, Safetensors file) {
    this.names = names;
    this.file = file;
    for (TensorEntry tensor : file.tensors()) {
      leftOver.put(tensor.name(), tensor);
    }
  }

  /**
   * All of them, in the order of the file.
   *
   * @throws MismatchException if the file is not of this network, saying in which way
   */
  static List<Part> of(TensorNames names, Safetensors file, boolean ignoresLeftOver)
      throws MismatchException {
    Assignment assignment = new Assignment(names, file);
    for (LayerInfo layer : names.architecture().layers()) {
      for (TensorInfo info : layer.tensors()) {
        assignment.assign(layer, info);
      }
    }
    assignment.checkComplete(ignoresLeftOver);
    for (Part part : assignment.parts) {
      assignment.checkShape(part);
    }
    assignment.parts.sort(Comparator.comparingLong(part -> part.tensor().begin()));
    return assignment.parts;
  }

  /**
   * Checks what a file says about the architecture that it was saved from; a file of others says nothing.
   *
   * @throws MismatchException if it is another one, naming the first difference
   */
  static void checkArchitecture(TensorNames names, Safetensors file) throws MismatchException {
    Architecture expected = names.inFile();
    String fingerprint = file.metadata().get(Weights.FINGERPRINT);
    if (fingerprint == null || fingerprint.equals(expected.fingerprint())) {
      return;
    }
    List<String> ours = expected.description().lines().toList();
    List<String> theirs =
        file.metadata().getOrDefault(Weights.ARCHITECTURE, "").lines().toList();
    int line = 0;
    while (line < Math.min(ours.size(), theirs.size()) && ours.get(line).equals(theirs.get(line))) {
      line++;
    }
    throw new MismatchException(
        file.name(),
        "it was saved from another architecture than that of network '"
            + expected.name() + "': expected '" + line(ours, line) + "', found '"
            + line(theirs, line)
            + "'; ignoreArchitecture() loads by names and shapes alone");
  }

  private static String line(List<String> lines, int line) {
    // The text that files hold has an arrow, what is printed has none.
    return line < lines.size()
        ? TensorEntry.printable(lines.get(line).replace("\u2192", "->"))
        : "nothing more";
  }

  private void assign(LayerInfo layer, TensorInfo info) throws MismatchException {
    Map<String, TensorLayout> possible = names.loaded(layer, info);
    List<Map.Entry<String, TensorLayout>> found = new ArrayList<>();
    for (Map.Entry<String, TensorLayout> candidate : possible.entrySet()) {
      if (file.has(candidate.getKey())) {
        found.add(candidate);
      }
    }
    if (found.isEmpty()) {
      missing.add(possible.keySet().iterator().next());
    } else if (found.size() > 1) {
      throw mismatch(
          "there is " + found.get(0).getKey() + " and " + found.get(1).getKey()
              + " for the " + info.name() + " of layer '" + layer.name()
              + "': say which by layout(...)");
    } else {
      String name = found.get(0).getKey();
      TensorEntry tensor = leftOver.remove(name);
      if (tensor == null) {
        throw new IllegalArgumentException("two layers are renamed to '" + name + "'");
      }
      parts.add(new Part(info, tensor, found.get(0).getValue().isTransposed(layer, info)));
    }
  }

  private void checkComplete(boolean ignoresLeftOver) throws MismatchException {
    if (missing.isEmpty() && (ignoresLeftOver || leftOver.isEmpty())) {
      return;
    }
    throw mismatch((missing.isEmpty() ? "" : "missing is " + TensorEntry.list(missing) + "; ")
        + (leftOver.isEmpty() ? "" : "left over is " + TensorEntry.list(leftOver.values()) + "; ")
        + "there is " + (file.tensors().isEmpty() ? "no tensor" : TensorEntry.list(file.tensors()))
        + ". rename(...) tells names, ignoreLeftOver() drops what is left over");
  }

  private void checkShape(Part part) throws MismatchException {
    List<Long> expected = new ArrayList<>();
    for (int extent : part.info().shape()) {
      expected.add((long) extent);
    }
    List<Long> turned = new ArrayList<>(expected);
    Collections.reverse(turned);
    List<Long> wanted = part.isTransposed() ? turned : expected;
    if (!part.tensor().shape().equals(wanted)) {
      boolean isTurned = part.tensor().shape().equals(part.isTransposed() ? expected : turned);
      throw mismatch("there is " + part.tensor() + ", expected the shape " + wanted
          + (isTurned ? "; if it lies the other way round, say so by layout(...)" : ""));
    }
  }

  private MismatchException mismatch(String reason) {
    return new MismatchException(
        file.name(), "for network '" + names.architecture().name() + "', " + reason);
  }
}
