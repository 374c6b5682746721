package io.riverprint.local.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes allocated by the job's own task threads, the sources', operators' and sinks'. */
final class TaskAllocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private TaskAllocation() {}

  /** Since those threads began. */
  static long bytes() {
    long bytes = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (isTask(thread.getName())) {
        bytes += Math.max(0, THREADS.getThreadAllocatedBytes(thread.getId()));
      }
    }
    return bytes;
  }

  // Flink names a task's thread after its operators, and a source's fetching thread "Source Data".
  private static boolean isTask(String name) {
    return name.startsWith("Source: Read events")
        || name.startsWith("Serve profiles")
        || name.startsWith("Source Data Fetcher");
  }
}
