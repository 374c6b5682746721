package io.riverprint.local;

import io.riverprint.local.cli.Commands;

/** The command line's beginning: see {@link Commands}. */
public final class Main {

  private Main() {}

  /** Runs one verb and ends the process with its exit code: 0 success, 1 failure, 2 usage. */
  public static void main(String[] args) {
    System.exit(Commands.run(args));
  }
}
