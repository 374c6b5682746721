package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A page of the console in a real browser without a screen. */
final class Page implements AutoCloseable {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PICTURES = Path.of("target/console");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long GLANCE_NANOS = 50_000_000;

  private final ChromeDriver browser;
  private final String address;

  private Page(ChromeDriver browser, String address) {
    this.browser = browser;
    this.address = address;
  }

  /** Opens a browser, or says why the test is left out. */
  static Page open(String address) {
    assumeTrue(
        Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
        "there is no Chromium here; apt-get install chromium chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run");
    options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Page(new ChromeDriver(service, options), address);
  }

  /** A window of this size, in the dark or not. */
  void show(String view, int width, int height, boolean dark) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    browser.get(address + view);
  }

  /** Keeps a picture of what is seen, to be looked at by people. */
  void picture(String name) throws IOException {
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  /** The text of an element, empty where it is not there. */
  String text(String selector) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .findFirst()
        .map(WebElement::getText)
        .orElse("");
  }

  /** How many such elements there are. */
  int count(String selector) {
    return browser.findElements(By.cssSelector(selector)).size();
  }

  /** From the beginning, also where only what is behind the hash has changed. */
  void reload() {
    browser.navigate().refresh();
  }

  /** What a piece of script says. */
  Object script(String body, Object... arguments) {
    return String.valueOf(browser.executeScript(body, arguments));
  }

  void await(String what, BooleanSupplier holds) {
    long from = System.nanoTime();
    while (!holds(holds)) {
      assertThat(System.nanoTime() - from)
          .as("awaited: %s; the page shows: %s", what, text("body"))
          .isLessThan(PATIENCE.toNanos());
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  /** Fails where the browser complained of anything but an answer 404, which is one. */
  void requireNoComplaint() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .allMatch(message -> message.contains("404 (Not Found)"));
  }

  /** Fails where the page is wider than the window. */
  void requireItFits() {
    assertThat(script("return document.documentElement.scrollWidth > innerWidth"))
        .isEqualTo("false");
  }

  @Override
  public void close() {
    browser.quit();
  }

  // The page draws itself anew all the time: an element may be gone when it is asked.
  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (StaleElementReferenceException e) {
      return false;
    }
  }
}
