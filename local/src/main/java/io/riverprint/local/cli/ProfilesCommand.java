package io.riverprint.local.cli;

import io.riverprint.local.kafka.ProfileFollower;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.local.show.ProfilePrinter;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.Topics;
import io.riverprint.schema.UserProfile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code riverprint profiles}: what the profile topic holds, for people or for machines. */
@Command(
    name = "profiles",
    description = "Reads the profile topic and prints the newest profile of each user.",
    mixinStandardHelpOptions = true)
final class ProfilesCommand implements Callable<Integer> {

  private static final int LIKELIEST = 5;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Address of a Kafka broker.")
  private String bootstrap = "";

  @Option(
      names = "--topic",
      paramLabel = "T",
      description = "The profile topic; ${DEFAULT-VALUE} if not given.")
  private String topic = Topics.PROFILES;

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Only this user; may be given more than once.")
  private List<String> users = List.of();

  @Option(names = "--json", description = "One JSON object a line, with the embedding.")
  private boolean json;

  @Option(
      names = "--follow",
      description = "Go on with new profiles, and with who is forgotten, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--uncommitted",
      description = "Show profiles of transactions that are still open or were aborted, too.")
  private boolean uncommitted;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Function<ProfileChange, String> form = json ? new ProfileJson()::print : words();
    try (ProfileFollower profiles = ProfileFollower.open(bootstrap, topic, isolation())) {
      int shown = 0;
      for (UserProfile profile : profiles.newest().values()) {
        shown += show(new ProfileChange.Arrived(profile), form, out);
      }
      if (follow) {
        profiles.follow(change -> show(change, form, out), () -> !out.checkError());
      }
      return shown > 0 || users.isEmpty() ? ExitCode.OK : none();
    }
  }

  private int show(ProfileChange change, Function<ProfileChange, String> form, PrintWriter out) {
    if (!users.isEmpty() && !Set.copyOf(users).contains(change.userId())) {
      return 0;
    }
    out.print(form.apply(change));
    out.flush();
    return 1;
  }

  private int none() {
    spec.commandLine()
        .getErr()
        .printf(
            "riverprint profiles: topic %s at %s has no profile of %s; look at the id, or wait for"
                + " an event of that user%n",
            topic, bootstrap, String.join(", ", users));
    return ExitCode.SOFTWARE;
  }

  private Isolation isolation() {
    return uncommitted ? Isolation.READ_UNCOMMITTED : Isolation.READ_COMMITTED;
  }

  private static Function<ProfileChange, String> words() {
    ProfilePrinter printer = new ProfilePrinter(LIKELIEST);
    return change -> change.fold(printer::print, ProfilePrinter::forgotten) + "\n";
  }
}
