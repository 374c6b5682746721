package io.riverprint.console;

import io.riverprint.console.follow.ConsoleTopics;
import io.riverprint.console.web.WebSettings;
import io.riverprint.schema.event.EventMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the console follows and keeps.
 *
 * @param bootstrap address of a broker
 * @param users how many are kept at most; each takes about as many bytes of memory as its embedding
 *     has in float32, and 200 more
 * @param history how many profiles of each user are kept on disk, the newest included
 * @param why what is needed to say which events made a profile; null where it is not said
 */
public record ConsoleSettings(
    String bootstrap,
    ConsoleTopics topics,
    WebSettings web,
    int users,
    int history,
    @Nullable Why why) {
  /** Users kept where nothing else is said. */
  public static final int USERS = 50_000;

  /** Profiles of a user kept where nothing else is said. */
  public static final int HISTORY = 32;

  /**
   * What is needed to say which events made a profile: they are read, kept and replayed.
   *
   * @param models folder of the bundles
   * @param mapping how events in JSON are to be understood; the job's
   */
  public record Why(Path models, EventMapping mapping) {}

  /** Settings for these topics' defaults. */
  public static ConsoleSettings of(String bootstrap, WebSettings web) {
    return new ConsoleSettings(bootstrap, ConsoleTopics.DEFAULT, web, USERS, HISTORY, null);
  }

  /** The same that say why, too. */
  public ConsoleSettings saying(Why said) {
    return new ConsoleSettings(bootstrap, topics, web, users, history, said);
  }

  /** Everything that is wrong, each in words. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(web.problems());
    if (users < 1) {
      problems.add("--users is " + users + ", must be > 0");
    }
    if (history < 1 || history > 1_000) {
      problems.add("--history is " + history + ", must be 1 to 1000");
    }
    if (why != null && !Files.isDirectory(why.models())) {
      problems.add("--models " + why.models() + " is no folder");
    }
    return problems;
  }
}
