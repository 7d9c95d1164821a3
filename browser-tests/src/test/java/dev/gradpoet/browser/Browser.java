package dev.gradpoet.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a screen: opens pages, and says what it saw. Nothing is downloaded. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int USUAL_WIDTH = 1280;
  private static final int USUAL_HEIGHT = 800;

  /** Warns that it does not know this Chromium's protocol, of which nothing is used. */
  private static final Logger PROTOCOL =
      Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  private final ChromeDriver driver;
  private final Path profile;

  private Browser(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  /** A browser that runs scripts. */
  static Browser start() {
    return start(Map.of());
  }

  /** A browser in which pages run no script. */
  static Browser withoutScripts() {
    return start(Map.of("profile.managed_default_content_settings.javascript", 2));
  }

  private static Browser start(Map<String, Object> preferences) {
    PROTOCOL.setLevel(Level.SEVERE);
    try {
      Path profile = Files.createTempDirectory("browser");
      ChromeOptions options = new ChromeOptions();
      options.setBinary(Chromium.program().toFile());
      options.addArguments(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--user-data-dir=" + profile);
      options.setExperimentalOption("prefs", preferences);
      LoggingPreferences logs = new LoggingPreferences();
      logs.enable(LogType.PERFORMANCE, Level.ALL);
      logs.enable(LogType.BROWSER, Level.ALL);
      options.setCapability("goog:loggingPrefs", logs);
      ChromeDriverService service = new ChromeDriverService.Builder()
          .usingDriverExecutable(Chromium.driver().toFile())
          .usingAnyFreePort()
          .build();
      Browser browser = new Browser(new ChromeDriver(service, options), profile);
      browser.size(USUAL_WIDTH, USUAL_HEIGHT);
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a page and waits until it is live. */
  Desk open(Page page) {
    return open(page.address());
  }

  /** Opens the address of a page and waits until it is live. */
  Desk open(String address) {
    show(address);
    Desk desk = new Desk(this);
    await(desk::isLive);
    return desk;
  }

  /** Opens a page, live or not. */
  void show(String address) {
    driver.get("about:blank");
    messages();
    requests();
    driver.get(address);
  }

  /** Opens the address of a page in another tab, and goes there. */
  Desk openInNewTab(String address) {
    driver.switchTo().newWindow(WindowType.TAB);
    size(USUAL_WIDTH, USUAL_HEIGHT);
    return open(address);
  }

  void await(BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20)).until(d -> condition.getAsBoolean());
  }

  /** The size of the window in CSS pixels; narrower than a window could be. */
  void size(int width, int height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void prefer(Look look) {
    command("Emulation.setEmulatedMedia", Map.of("features", look.features()));
  }

  Map<String, Object> command(String name, Map<String, Object> arguments) {
    return driver.executeCdpCommand(name, arguments);
  }

  /** What a script in the page returns. To look, not to act: tests act by keys and mouse. */
  Object look(String expression) {
    return driver.executeScript("return " + expression);
  }

  /** What stands in the console since the page was opened, or since the last call. */
  List<String> messages() {
    return log(LogType.BROWSER).map(LogEntry::getMessage).toList();
  }

  /** The addresses that were asked for since the page was opened, or since the last call. */
  List<String> requests() {
    return log(LogType.PERFORMANCE)
        .map(entry -> Requests.address(entry.getMessage()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Stream<LogEntry> log(String kind) {
    return StreamSupport.stream(driver.manage().logs().get(kind).spliterator(), false);
  }

  /** A picture of the whole page. */
  void picture(Path file) {
    Object data = command(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
        .get("data");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One tab, of the usual size and look. */
  void forget() {
    List<String> tabs = List.copyOf(driver.getWindowHandles());
    for (String tab : tabs.subList(1, tabs.size())) {
      driver.switchTo().window(tab).close();
    }
    driver.switchTo().window(tabs.get(0));
    size(USUAL_WIDTH, USUAL_HEIGHT);
    prefer(Look.LIGHT);
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The browser may still write there; a directory for temporary files is left behind.
    }
  }
}
