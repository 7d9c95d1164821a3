package dev.gradpoet.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one browser, or skips them and says so. Where the browser is: the properties {@code chromium} and {@code chromedriver}, else the
 * variables {@code CHROMIUM} and {@code CHROMEDRIVER}, else where Debian has them.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Chromium.class);

  private static boolean said;

  static Path program() {
    return place("chromium");
  }

  static Path driver() {
    return place("chromedriver");
  }

  private static Path place(String name) {
    String variable = System.getenv(name.toUpperCase(Locale.ROOT));
    return Path.of(System.getProperty(name, variable == null ? "/usr/bin/" + name : variable));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    for (Path needed : new Path[] {program(), driver()}) {
      if (!Files.isExecutable(needed)) {
        String message = "no browser: there is no " + needed;
        if (!said) {
          System.out.println("SKIPPED: the tests of pages, " + message);
          said = true;
        }
        Assumptions.abort(message);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context);
  }

  private static Browser shared(ExtensionContext context) {
    // The root's store closes it after the last test.
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Browser.class, key -> Browser.start(), Browser.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    shared(context).forget();
  }
}
