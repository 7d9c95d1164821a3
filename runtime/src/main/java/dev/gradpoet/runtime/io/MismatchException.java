package dev.gradpoet.runtime.io;

/** A sound file whose tensors are not those of the network that should take them. */
public final class MismatchException extends InvalidFileException {
  private static final long serialVersionUID = 1;

  MismatchException(String file, String reason) {
    super(file, reason);
  }
}
