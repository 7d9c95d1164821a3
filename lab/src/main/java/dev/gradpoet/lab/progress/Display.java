package dev.gradpoet.lab.progress;

/** Where progress is shown: an epoch begins, goes on and ends. */
interface Display {

  /** An epoch begins, of {@code samples} samples. */
  void begin(String title, long samples);

  /** So many samples of the epoch are done. */
  void update(long samples, String message);

  /** The epoch is over, or training is. */
  void end(String message);

  /** The epoch is over, and nothing stays to be seen of it. */
  void clear();
}
