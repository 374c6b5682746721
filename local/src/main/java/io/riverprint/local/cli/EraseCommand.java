package io.riverprint.local.cli;

import io.riverprint.local.kafka.ErasureDesk;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.Topics;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riverprint erase}: everything known of a user goes. */
@Command(
    name = "erase",
    description = {
      "Asks that everything known of a user up to now be gone: state, history, waiting events and the"
          + " profile, and that no training learns from the events any more.",
      "Who comes back later starts from nothing. What the topics of events still hold goes by their"
          + " retention: docs/runbook.md says what is reached, and when."
    },
    mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {

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
      names = "--user",
      required = true,
      paramLabel = "ID",
      description = "Who is to be forgotten; may be given more than once.")
  private List<String> users = List.of();

  @Option(
      names = "--until",
      paramLabel = "T",
      description =
          "What has this event time or an earlier one goes, such as 2022-07-01T00:00:00Z; now if not"
              + " given.")
  private @Nullable Instant until;

  @Option(
      names = "--wait",
      paramLabel = "SPAN",
      arity = "0..1",
      fallbackValue = "1m",
      converter = SpanConverter.class,
      description = "Wait for the job's receipts, at most so long; ${FALLBACK-VALUE} if no span.")
  private @Nullable Duration wait;

  @Option(
      names = "--topic",
      paramLabel = "T",
      description = "Topic of the requests; ${DEFAULT-VALUE} if not given.")
  private String topic = Topics.ERASURES;

  @Option(
      names = "--receipts-topic",
      paramLabel = "T",
      description = "Topic of the receipts; ${DEFAULT-VALUE} if not given.")
  private String receiptsTopic = Topics.ERASURE_RECEIPTS;

  @Override
  public Integer call() {
    Instant now = Clock.systemUTC().instant();
    List<ErasureRequest> requests = requests(now, until == null ? now : until);
    PrintWriter out = spec.commandLine().getOut();
    try (ErasureDesk desk = ErasureDesk.open(bootstrap, topic, receiptsTopic)) {
      desk.ask(requests);
      requests.forEach(request -> out.println(asked(request)));
      out.flush();
      return wait == null ? ExitCode.OK : await(desk, requests, wait);
    }
  }

  private List<ErasureRequest> requests(Instant now, Instant last) {
    if (last.isAfter(now)) {
      throw new ParameterException(
          spec.commandLine(),
          "--until is "
              + last
              + ", must not be after now ("
              + now
              + "): what has not happened cannot be erased; leave it out");
    }
    try {
      return users.stream()
          .distinct()
          .map(user -> ErasureRequest.of(user, last.toEpochMilli(), now.toEpochMilli()))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--user: " + e.getMessage(), e);
    }
  }

  private int await(ErasureDesk desk, List<ErasureRequest> requests, Duration limit) {
    PrintWriter out = spec.commandLine().getOut();
    Set<String> open = desk.await(requests, limit, receipt -> out.println(done(receipt)));
    out.flush();
    if (open.isEmpty()) {
      return ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .printf(
            "riverprint erase: topic %s at %s has no receipt of %s after %d s, needs one of the job"
                + " for each request; they are kept, and answered when the job reads them: see that"
                + " it runs%n",
            receiptsTopic, bootstrap, String.join(", ", open), limit.toSeconds());
    return ExitCode.SOFTWARE;
  }

  private static String asked(ErasureRequest request) {
    return "%s: user %s, up to %s: asked for"
        .formatted(
            request.requestId(), request.userId(), Instant.ofEpochMilli(request.untilMillis()));
  }

  private static String done(ErasureReceipt receipt) {
    return receipt.requestId() + ": " + words(receipt.outcome());
  }

  private static String words(ErasureReceipt.Outcome outcome) {
    return switch (outcome) {
      case ERASED -> "the job has erased the user's state and profile";
      case NOTHING_KEPT ->
          "the job kept nothing of the user; what may be on the profile topic goes";
      case ERASED_BEFORE -> "was erased before, up to this time or a later one";
    };
  }
}
