package io.riverprint.core.step;

import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.UserProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A log stepped event by event in one thread: what the job's profiles are measured against, and how
 * a candidate is judged. Holds the states of all users it meets.
 */
public final class Replay {
  private final List<Reign> reigns;
  private final Consumer<UserProfile> profiles;
  private final Map<String, Subject> subjects = new HashMap<>();

  /**
   * A release and the time from which it serves.
   *
   * @param stepper of the release, made with the same {@code effectiveFromMillis}
   */
  public record Reign(ProfileStepper stepper, long effectiveFromMillis) {}

  /** A user and the release that serves the user so far. */
  private static final class Subject {
    final UserState state;
    int reign;

    Subject(UserState state) {
      this.state = state;
    }
  }

  /**
   * A replay under a history of releases.
   *
   * @param reigns by ascending time; the first serves whatever is before the second
   */
  public Replay(List<Reign> reigns, Consumer<UserProfile> profiles) {
    this.reigns = List.copyOf(reigns);
    this.profiles = profiles;
    for (int i = 1; i < reigns.size(); i++) {
      reigns.get(i).stepper().follows(reigns.get(i - 1).stepper().lineage());
    }
  }

  /** Takes one event. Each user's events must come in {@link UserEvent#ORDER}, once each. */
  public void take(UserEvent event) {
    Subject subject = subjects.computeIfAbsent(event.userId(), this::meet);
    reach(subject, event.atMillis());
    step(subject, List.of(event), event.atMillis());
  }

  /** Lets time pass for everybody, up to and including this instant. */
  public void advance(long toMillis) {
    for (Subject subject : subjects.values()) {
      reach(subject, toMillis);
      step(subject, List.of(), toMillis);
    }
  }

  /** How many users it has met. */
  public int users() {
    return subjects.size();
  }

  private Subject meet(String userId) {
    return new Subject(reigns.get(0).stepper().fresh(userId));
  }

  /** Ends every reign that is over by then, at its last instant. */
  private void reach(Subject subject, long atMillis) {
    while (subject.reign + 1 < reigns.size()
        && reigns.get(subject.reign + 1).effectiveFromMillis() <= atMillis) {
      long nextFromMillis = reigns.get(subject.reign + 1).effectiveFromMillis();
      step(subject, List.of(), nextFromMillis - 1);
      subject.reign++;
    }
  }

  private void step(Subject subject, List<UserEvent> events, long untilMillis) {
    ProfileStepper stepper = reigns.get(subject.reign).stepper();
    stepper.step(List.of(new DueUser(subject.state, events)), untilMillis, profiles);
  }
}
