package io.riverprint.console.web;

import io.javalin.http.Context;
import io.riverprint.console.keep.KeptProfiles;
import io.riverprint.console.keep.KeptUser;
import io.riverprint.console.keep.Neighbours;
import io.riverprint.console.keep.Neighbours.Neighbour;
import io.riverprint.console.why.Explainer;
import io.riverprint.console.why.Explanation;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Everything that is asked about users. */
final class ProfileRoutes {
  private static final int LONGEST_ID = 1_000;
  private static final int MOST_LISTED = 50;
  private static final int SEARCHES_AT_ONCE = 2;
  private static final long SEARCH_PATIENCE_SECONDS = 2;

  private final KeptProfiles kept;
  private final @Nullable Explainer explainer;
  // Replays are made one at a time; who would wait long is told so.
  private final Semaphore replays = new Semaphore(1);
  // A search looks at everyone: a few at once keep the cores busy, more would only slow all others.
  private final Semaphore searches = new Semaphore(SEARCHES_AT_ONCE);

  ProfileRoutes(KeptProfiles kept, @Nullable Explainer explainer) {
    this.kept = kept;
    this.explainer = explainer;
  }

  /** One who is alike. */
  record Alike(String userId, float cosine, float churn, String category) {
    static Alike of(Neighbour neighbour) {
      KeptUser user = neighbour.user();
      return new Alike(user.userId(), neighbour.cosine(), user.churn(), user.category());
    }
  }

  /** A user in a list. */
  record Listed(String userId, float churn, String category, long release, long asOfMillis) {
    static Listed of(KeptUser user) {
      return new Listed(
          user.userId(), user.churn(), user.category(), user.release(), user.asOfMillis());
    }
  }

  void profile(Context context) {
    String user = user(context);
    String at = context.queryParam("at");
    Optional<UserProfile> found =
        at == null ? kept.newest(user) : kept.at(user, whole("at", at, Long.MIN_VALUE));
    Json.answer(context, ProfileView.of(found.orElseThrow(() -> absent(user, at))));
  }

  void history(Context context) {
    String user = user(context);
    List<UserProfile> profiles = kept.profiles(user, Integer.MAX_VALUE);
    if (profiles.isEmpty()) {
      throw absent(user, null);
    }
    Json.answer(context, profiles.stream().map(ProfileView::brief).toList());
  }

  void neighbours(Context context) throws InterruptedException {
    String id = user(context);
    KeptUser user = kept.find(id).orElseThrow(() -> absent(id, null));
    int most = most(context, 10);
    if (!searches.tryAcquire(SEARCH_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw Problem.busy("too many searches at once; ask again in a few seconds");
    }
    try {
      List<Neighbour> found = Neighbours.of(user, kept.everyone(), most);
      Json.answer(context, found.stream().map(Alike::of).toList());
    } finally {
      searches.release();
    }
  }

  /** Which of the newest events made the profile, by leaving them out. */
  void why(Context context) throws InterruptedException {
    String id = user(context);
    UserProfile served = kept.newest(id).orElseThrow(() -> absent(id, null));
    int most = most(context, Explainer.MOST);
    if (explainer == null) {
      throw Problem.notFound(
          "this console has no models to replay events with; start it with --models FOLDER");
    }
    if (!replays.tryAcquire(SEARCH_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw Problem.busy("others are asking why; ask again in a few seconds");
    }
    try {
      Json.answer(
          context, explainer.explain(served, most).fold(known -> known, ProfileRoutes::none));
    } finally {
      replays.release();
    }
  }

  private static Explanation none(String reason) {
    throw Problem.notFound(reason);
  }

  /** Users whose id begins with a text, updated last first. */
  void users(Context context) {
    String prefix = Optional.ofNullable(context.queryParam("prefix")).orElse("");
    List<KeptUser> all = kept.everyone();
    int most = most(context, 20);
    List<Listed> found = new java.util.ArrayList<>();
    for (int i = all.size() - 1; i >= 0 && found.size() < most; i--) {
      if (all.get(i).userId().startsWith(prefix)) {
        found.add(Listed.of(all.get(i)));
      }
    }
    Json.answer(context, found);
  }

  private static String user(Context context) {
    String user = context.pathParam("user");
    if (user.length() > LONGEST_ID) {
      throw Problem.badRequest(
          "the user id has "
              + user.length()
              + " characters, ids have at most "
              + LONGEST_ID
              + "; look at the id");
    }
    return user;
  }

  private static int most(Context context, int otherwise) {
    String text = context.queryParam("limit");
    return text == null ? otherwise : (int) Math.min(MOST_LISTED, whole("limit", text, 1));
  }

  private static long whole(String name, String text, long least) {
    try {
      long number = Long.parseLong(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, like a number that is too small.
    }
    throw Problem.badRequest(
        name + " is '" + Problem.echo(text) + "', needs a whole number; give one that fits");
  }

  private static Problem absent(String user, @Nullable String at) {
    return Problem.notFound(
        "no profile of user '"
            + Problem.echo(user)
            + (at == null ? "'" : "' as of " + Problem.echo(at))
            + " is kept here; look at the id, or wait for an event of that user");
  }
}
