package io.riverprint.console;

import io.riverprint.console.follow.ConsoleTopics;
import io.riverprint.console.web.WebSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * What the console follows and keeps.
 *
 * @param bootstrap address of a broker
 * @param users how many are kept at most; each takes about as many bytes of memory as its embedding
 *     has in float32, and 200 more
 * @param history how many profiles of each user are kept on disk, the newest included
 */
public record ConsoleSettings(
    String bootstrap, ConsoleTopics topics, WebSettings web, int users, int history) {
  /** Users kept where nothing else is said. */
  public static final int USERS = 50_000;

  /** Profiles of a user kept where nothing else is said. */
  public static final int HISTORY = 32;

  /** Settings for these topics' defaults. */
  public static ConsoleSettings of(String bootstrap, WebSettings web) {
    return new ConsoleSettings(bootstrap, ConsoleTopics.DEFAULT, web, USERS, HISTORY);
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
    return problems;
  }
}
