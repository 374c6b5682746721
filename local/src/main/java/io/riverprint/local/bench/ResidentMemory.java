package io.riverprint.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this process holds of the machine's memory, by the kernel's count, over a time. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private final List<double[]> samples = new ArrayList<>();
  private final long fromNanos = System.nanoTime();

  /** Takes a sample. Nothing where the kernel tells none. */
  void sample() {
    double mebibytes = mebibytes();
    if (mebibytes > 0) {
      samples.add(new double[] {(System.nanoTime() - fromNanos) / 60e9, mebibytes});
    }
  }

  double first() {
    return samples.isEmpty() ? 0 : samples.get(0)[1];
  }

  double last() {
    return samples.isEmpty() ? 0 : samples.get(samples.size() - 1)[1];
  }

  /** Slope of the straight line nearest to the samples' second half, in MiB a minute. */
  double slope() {
    List<double[]> half = samples.subList(samples.size() / 2, samples.size());
    double n = half.size();
    double x = half.stream().mapToDouble(s -> s[0]).sum() / n;
    double y = half.stream().mapToDouble(s -> s[1]).sum() / n;
    double xy = half.stream().mapToDouble(s -> (s[0] - x) * (s[1] - y)).sum();
    double xx = half.stream().mapToDouble(s -> (s[0] - x) * (s[0] - x)).sum();
    return xx == 0 ? 0 : xy / xx;
  }

  private static double mebibytes() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmRSS:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }
}
