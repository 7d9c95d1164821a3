package dev.gradpoet.browser;

import java.util.List;
import java.util.Map;

/** What a reader's system asks of pages. */
enum Look {
  LIGHT("light", "no-preference"),
  DARK("dark", "no-preference"),
  CALM("light", "reduce");

  private final List<Map<String, String>> features;

  Look(String scheme, String motion) {
    this.features = List.of(
        Map.of("name", "prefers-color-scheme", "value", scheme),
        Map.of("name", "prefers-reduced-motion", "value", motion));
  }

  /** As the protocol of Chromium wants them. */
  List<Map<String, String>> features() {
    return features;
  }
}
