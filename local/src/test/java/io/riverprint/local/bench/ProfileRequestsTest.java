package io.riverprint.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ProfileRequestsTest {
  private static final Duration SPAN = Duration.ofMillis(20);
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void everyRequestOfASpanIsSentOnceAndCounted() throws IOException {
    RequestTimes times = askServer(200);
    assertThat(asked).containsExactlyInAnyOrder("user-0", "user-9", "user-8", "user-7", "user-6");
    assertThat(times.answered()).isEqualTo(5);
    assertThat(times.firstFailure()).isEmpty();
  }

  @Test
  void anotherStatusIsAFailure() throws IOException {
    RequestTimes times = askServer(404);
    assertThat(times.failed()).isEqualTo(5);
    assertThat(times.firstFailure()).isEqualTo("status 404");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, HERE)) {
      RequestTimes times = ask(silent.getLocalPort(), Duration.ofMillis(100));
      assertThat(times.answered()).isZero();
      assertThat(times.failed()).isEqualTo(5);
    }
  }

  private RequestTimes askServer(int status) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 50);
    server.createContext(
        "/api/profiles/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath().substring("/api/profiles/".length()));
          byte[] body = "{}".getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      return ask(server.getAddress().getPort(), Duration.ofMinutes(1));
    } finally {
      server.stop(0);
    }
  }

  private static RequestTimes ask(int port, Duration patience) {
    String address = "http://" + HERE.getHostAddress() + ":" + port + "/";
    return new ProfileRequests(address, 10, 250, patience).ask(SPAN);
  }
}
