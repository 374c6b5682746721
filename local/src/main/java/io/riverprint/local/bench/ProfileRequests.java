package io.riverprint.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Asks for users' profiles at a rate, with a few blocking threads: no more requests than threads
 * are under way. A request that finds all threads busy waits, and waiting counts. Ends in any case:
 * what was due and is not sent a patience after the end counts as failed.
 *
 * <p>Not java.net.http: on two cores its asynchronous requests start a thread for every answer.
 */
final class ProfileRequests {
  // The JDK keeps five idle connections to one server; more threads would open new ones.
  private static final int THREADS = 4;
  private static final long SECOND = 1_000_000_000L;

  private final String address;
  private final int users;
  private final int perSecond;
  private final Duration patience;

  /**
   * Of the console at this address.
   *
   * @param address ends with a slash
   * @param users asked for in turn, spread over all
   * @param patience how long one answer may take, and how long late requests are still sent
   */
  ProfileRequests(String address, int users, int perSecond, Duration patience) {
    this.address = address;
    this.users = users;
    this.perSecond = perSecond;
    this.patience = patience;
  }

  /** Asks for so long, and waits for the last answers. */
  RequestTimes ask(Duration length) {
    Round round = new Round((int) (perSecond * length.toNanos() / SECOND), length);
    List<Thread> threads =
        IntStream.range(0, THREADS)
            .mapToObj(i -> new Thread(round, "bench-requests-" + i))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      join(thread);
    }
    round.giveUpRest();
    return round.times;
  }

  /** Everything that is due in one span; each thread takes the next request. */
  private final class Round implements Runnable {
    final RequestTimes times;
    private final int requests;
    private final long start = System.nanoTime();
    private final long end;
    private final AtomicInteger next = new AtomicInteger();

    Round(int requests, Duration length) {
      this.requests = requests;
      this.times = new RequestTimes(requests);
      this.end = start + length.plus(patience).toNanos();
    }

    @Override
    public void run() {
      while (System.nanoTime() < end) {
        int number = next.getAndIncrement();
        if (number >= requests) {
          return;
        }
        BenchProfiles.sleepUntil(due(number));
        String failure = send(number);
        times.add(number, System.nanoTime() - due(number), failure);
      }
    }

    void giveUpRest() {
      for (int number = next.get(); number < requests; number++) {
        times.add(number, System.nanoTime() - due(number), "not sent in time");
      }
    }

    private long due(int number) {
      return start + number * (SECOND / perSecond);
    }
  }

  /** Nothing where the answer was a profile, else what it was. */
  private String send(int number) {
    String user = BenchProfiles.user((int) (number * 7_919L % users));
    try {
      URI uri = URI.create(address + "api/profiles/" + user);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout((int) patience.toMillis());
      connection.setReadTimeout((int) patience.toMillis());
      int status = connection.getResponseCode();
      return read(connection, status) && status == 200 ? "" : "status " + status;
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  // To its end, so that the connection can be used again.
  private static boolean read(HttpURLConnection connection, int status) throws IOException {
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return body != null && body.readAllBytes().length > 0;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
