package io.riverprint.test;

import static java.util.Objects.requireNonNull;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.event.VMStartEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import io.riverprint.local.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A verb in a process of its own, which is held at the beginning of a method by Java's debugger and
 * killed there: no matter how fast the machine is, it dies at the same place.
 */
final class Victim implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int KILLED = 128 + 9;

  private final Process process;
  private final VirtualMachine machine;
  private final Path log;

  private Victim(Process process, VirtualMachine machine, Path log) {
    this.process = process;
    this.machine = machine;
    this.log = log;
  }

  /**
   * Starts it, and holds it before its first class is loaded.
   *
   * @param log what it says is added there
   */
  static Victim start(Path log, List<String> arguments) throws Exception {
    ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().get(0);
    Map<String, Connector.Argument> place = connector.defaultArguments();
    requireNonNull(place.get("localAddress")).setValue("127.0.0.1");
    requireNonNull(place.get("timeout")).setValue("" + PATIENCE.toMillis());
    String address = connector.startListening(place);
    try {
      Process process = launch(address, log, arguments);
      Victim victim = new Victim(process, connector.accept(place), log);
      var unused = victim.await(VMStartEvent.class);
      return victim;
    } finally {
      connector.stopListening(place);
    }
  }

  private static Process launch(String address, Path log, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx1g", "-XX:+UseSerialGC"));
    command.add("-Dai.djl.offline=true");
    command.add("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address);
    command.add(Main.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.start();
  }

  /** Lets it run until this method begins; what the method was given, and all threads held. */
  List<Value> runsTo(Class<?> type, String method) throws Exception {
    return runsTo(type.getName(), method);
  }

  /** The same, of a type that is not to be seen from here. */
  List<Value> runsTo(String type, String method) throws Exception {
    BreakpointRequest request =
        machine.eventRequestManager().createBreakpointRequest(find(type, method).location());
    request.enable();
    machine.resume();
    BreakpointEvent hit = await(BreakpointEvent.class);
    request.disable();
    return hit.thread().frame(0).getArgumentValues();
  }

  private Method find(String type, String method) throws Exception {
    if (machine.classesByName(type).isEmpty()) {
      ClassPrepareRequest request = machine.eventRequestManager().createClassPrepareRequest();
      request.addClassFilter(type);
      request.enable();
      machine.resume();
      var unused = await(ClassPrepareEvent.class);
      request.disable();
    }
    ReferenceType found = machine.classesByName(type).get(0);
    return found.methodsByName(method).stream()
        .filter(one -> !one.isAbstract() && !one.isBridge())
        .findFirst()
        .orElseThrow(() -> new AssertionError(type + " has no method " + method));
  }

  /** Kills it where it is held, as the system would for want of memory. */
  void kill() throws InterruptedException {
    Process unused = process.destroyForcibly();
    if (exitCode() != KILLED) {
      throw new AssertionError("it was not killed but ended with " + process.exitValue());
    }
  }

  /** Lets it run to its end; its exit code. */
  int ends() throws InterruptedException {
    machine.dispose();
    return exitCode();
  }

  private int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it did not end within " + PATIENCE + said());
    }
    return process.exitValue();
  }

  private <E extends Event> E await(Class<E> type) throws InterruptedException {
    while (true) {
      EventSet events = next();
      for (Event event : events) {
        if (type.isInstance(event)) {
          return type.cast(event);
        }
        if (event instanceof VMDisconnectEvent) {
          throw new AssertionError("it ended before " + type.getSimpleName() + said());
        }
      }
      events.resume();
    }
  }

  private EventSet next() throws InterruptedException {
    try {
      EventSet events = machine.eventQueue().remove(PATIENCE.toMillis());
      if (events == null) {
        throw new AssertionError("it did not get there within " + PATIENCE + said());
      }
      return events;
    } catch (VMDisconnectedException e) {
      throw new AssertionError("it ended" + said(), e);
    }
  }

  private String said() {
    try {
      return "; it said:\n" + Files.readString(log);
    } catch (IOException e) {
      return "; what it said cannot be read: " + e;
    }
  }

  /** Nothing outlives the test. */
  @Override
  public void close() {
    Process unused = process.destroyForcibly();
  }
}
