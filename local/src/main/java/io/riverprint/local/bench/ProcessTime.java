package io.riverprint.local.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this process, all threads, those of native libraries too. */
public final class ProcessTime {
  private ProcessTime() {}

  /** So far. */
  public static long nanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
