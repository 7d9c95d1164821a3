package dev.gradpoet.browser;

import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.json.Json;

/** Reads the entries of Chromium's log of performance. */
final class Requests {
  private static final Json JSON = new Json();

  private Requests() {}

  /** The address that the entry says was asked for, if it says that. */
  static Optional<String> address(String entry) {
    Map<String, Object> message = inner(JSON.toType(entry, Json.MAP_TYPE), "message");
    return "Network.requestWillBeSent".equals(message.get("method"))
        ? Optional.of(String.valueOf(inner(inner(message, "params"), "request").get("url")))
        : Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inner(Map<String, Object> map, String name) {
    return (Map<String, Object>) map.get(name);
  }
}
