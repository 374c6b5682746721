package io.riverprint.local.demo;

import io.riverprint.console.Console;
import io.riverprint.console.ConsoleSettings;
import io.riverprint.console.board.JobFigures;
import io.riverprint.console.web.WebSettings;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The console beside the demo, told by the job itself what only the job knows. */
final class DemoConsole implements AutoCloseable {

  private final @Nullable Console console;

  private DemoConsole(@Nullable Console console) {
    this.console = console;
  }

  /** Opens one on localhost and says where, if one is wanted. */
  static DemoConsole open(
      @Nullable Integer port,
      String bootstrap,
      ConsoleSettings.Why why,
      Supplier<Snapshot> look,
      Clock clock,
      Narrator narrator) {
    if (port == null) {
      return new DemoConsole(null);
    }
    WebSettings web = new WebSettings("localhost", port, null);
    Console console =
        Console.start(ConsoleSettings.of(bootstrap, web).saying(why), figures(look), clock);
    narrator.step("Console", "%s, until the demo ends", console.address());
    return new DemoConsole(console);
  }

  @Override
  public void close() {
    if (console != null) {
      console.close();
    }
  }

  private static JobFigures figures(Supplier<Snapshot> look) {
    return new JobFigures() {
      @Override
      public double batchUsers() {
        return look.get().batchUsers();
      }

      @Override
      public double lagMillis() {
        long lag = look.get().lagMillis();
        return lag < 0 ? Double.NaN : lag;
      }
    };
  }
}
