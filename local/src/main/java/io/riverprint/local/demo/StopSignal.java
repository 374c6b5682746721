package io.riverprint.local.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, and the promise that all is closed before the process ends: the JVM's shutdown waits, for
 * a while, until the work has seen the signal and has closed what it opened.
 */
final class StopSignal implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean stopped;

  private StopSignal() {
    this.hook = new Thread(this::stop, "stop");
  }

  /** The process's own. */
  static StopSignal ofProcess() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Whether to go on. */
  boolean goesOn() {
    return !stopped;
  }

  /** Everything is closed: the process may end. */
  @Override
  public void close() {
    closed.countDown();
    if (!stopped) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private void stop() {
    stopped = true;
    try {
      boolean unused = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
