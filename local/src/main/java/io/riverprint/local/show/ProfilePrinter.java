package io.riverprint.local.show;

import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A profile in plain words, for people: who, since when, what is likely, and on what it stands. */
public final class ProfilePrinter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final int likeliest;

  /** Names so many of the likeliest categories and SKUs. */
  public ProfilePrinter(int likeliest) {
    this.likeliest = likeliest;
  }

  /** Several lines, each ended. */
  public String print(UserProfile profile) {
    List<String> lines = new ArrayList<>();
    lines.add("User " + profile.userId() + ", as of " + time(profile.asOfMillis()) + " UTC");
    lines.add("  has done:     " + counts(profile.counts()) + truncated(profile));
    lines.add("  last session: " + session(profile.session()));
    lines.add("  churn:        " + churn(profile.churn()));
    addScored(lines, "  next buys:    categories ", profile.categories(), true);
    addScored(lines, "                SKUs ", profile.skus(), true);
    addScored(lines, "  taste:        categories ", profile.factorCategories(), false);
    addScored(lines, "                SKUs ", profile.factorSkus(), false);
    lines.add(
        "  made by:      release %d, profile number %d, %d numbers in space %s"
            .formatted(
                profile.release(),
                profile.sequence(),
                profile.embedding().values().length,
                profile.space()));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  /** A line of its own, ended: that nothing is kept of this user any more. */
  public static String forgotten(String userId) {
    return "User " + userId + " was forgotten\n";
  }

  private static String counts(EventCounts counts) {
    List<String> parts = new ArrayList<>();
    addCount(parts, counts.visits(), "page visit");
    addCount(parts, counts.searches(), "search", "searches");
    addCount(parts, counts.adds(), "addition to the cart", "additions to the cart");
    addCount(parts, counts.removes(), "removal from the cart", "removals from the cart");
    addCount(parts, counts.buys(), "purchase");
    return parts.isEmpty() ? "nothing yet" : String.join(", ", parts);
  }

  private static void addCount(List<String> parts, long count, String one) {
    addCount(parts, count, one, one + "s");
  }

  private static void addCount(List<String> parts, long count, String one, String many) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : many));
    }
  }

  private static String truncated(UserProfile profile) {
    return profile.historyTruncated() ? " (more happened than is kept)" : "";
  }

  private static String session(SessionSummary session) {
    return "number %d, %d %s from %s, over %s"
        .formatted(
            session.ordinal(),
            session.events(),
            session.events() == 1 ? "event" : "events",
            time(session.startMillis()),
            length(session.endMillis() - session.startMillis()));
  }

  private static String length(long millis) {
    Duration length = Duration.ofMillis(millis);
    if (length.toHours() > 0) {
      return length.toHours() + " h " + length.toMinutesPart() + " min";
    }
    return length.toMinutes() > 0
        ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
        : length.toSeconds() + " s";
  }

  private static String churn(float probability) {
    return "%s: %s that no purchase follows within the horizon"
        .formatted(inWords(probability), percent(probability));
  }

  private static String inWords(float probability) {
    if (probability >= 0.95) {
      return "almost certainly gone";
    }
    if (probability >= 0.75) {
      return "likely gone";
    }
    if (probability >= 0.5) {
      return "rather gone than not";
    }
    return probability >= 0.25 ? "likely to buy again" : "very likely to buy again";
  }

  private void addScored(
      List<String> lines, String what, List<ScoredItem> items, boolean probabilities) {
    // Nothing is known of a taste before the first purchase: all scores are zero then.
    if (items.stream().anyMatch(item -> item.score() != 0)) {
      lines.add(
          what
              + items.stream()
                  .limit(likeliest)
                  .map(item -> item.id() + " (" + score(item.score(), probabilities) + ")")
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String score(float score, boolean probability) {
    return probability ? percent(score) : String.format(Locale.ROOT, "%+.2f", score);
  }

  private static String percent(float probability) {
    return String.format(Locale.ROOT, probability < 0.1 ? "%.1f %%" : "%.0f %%", 100 * probability);
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }
}
