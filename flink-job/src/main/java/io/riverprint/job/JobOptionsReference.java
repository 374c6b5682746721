package io.riverprint.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.Formatter;
import org.apache.flink.configuration.description.HtmlFormatter;

/** The options as a page: {@code docs/configuration.md} is this, and a test holds them together. */
public final class JobOptionsReference {
  private static final String HEAD =
      """
      # Configuration

      Made from the code by `JobOptionsReference`. Keys go into the file of `--config` or on the
      command line as `--key value`; keys that do not begin with `profile.` are Flink's own.

      | key | default | what it does, and costs |
      |---|---|---|
      """;

  private JobOptionsReference() {}

  /** Writes the page to the file named by the only argument. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), page());
  }

  /** The page, in Markdown. */
  public static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (ConfigOption<?> option : JobOptions.ALL) {
      page.append("| `").append(option.key()).append("` | ").append(defaultOf(option));
      page.append(" | ").append(description(option)).append(" |\n");
    }
    return page.toString();
  }

  private static String description(ConfigOption<?> option) {
    Formatter formatter = new HtmlFormatter();
    return formatter.format(option.description()).replace("|", "\\|");
  }

  private static String defaultOf(ConfigOption<?> option) {
    Object value = option.defaultValue();
    if (value == null || value.equals(Map.of())) {
      return "none";
    }
    return "`" + (value instanceof Duration time ? text(time) : value.toString()) + "`";
  }

  private static String text(Duration time) {
    return time.toMinutes() > 0 && time.toSecondsPart() == 0
        ? time.toMinutes() + " min"
        : time.toSeconds() + " s";
  }
}
