package io.riverprint.console.web;

import static io.riverprint.console.Shown.NOON;
import static io.riverprint.console.Shown.profile;
import static io.riverprint.console.Shown.take;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riverprint.console.board.DeadLetters;
import io.riverprint.console.board.JobFigures;
import io.riverprint.console.board.LoopBoard;
import io.riverprint.console.board.ReleaseBoard;
import io.riverprint.console.board.StreamBoard;
import io.riverprint.console.board.StreamBoard.Counters;
import io.riverprint.console.keep.KeptProfiles;
import io.riverprint.console.map.EmbeddingMap;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import io.riverprint.schema.RetrainRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "a-token-of-some-length";
  private static final String NASTY = "<script>alert(1)</script>/../\"';--%00ä🎈";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ReleaseBoard releases = new ReleaseBoard();
  private final StreamBoard stream = new StreamBoard();
  private final EmbeddingMap map = new EmbeddingMap();
  private final LoopBoard loop = new LoopBoard();

  @SuppressWarnings("NullAway.Init")
  private KeptProfiles kept;

  @SuppressWarnings("NullAway.Init")
  private WebServer server;

  @BeforeEach
  void start() {
    kept = new KeptProfiles(folder, 100, 8);
    server = start(null);
  }

  @AfterEach
  void stop() {
    server.close();
    kept.close();
  }

  @Test
  void aProfileIsAnsweredWithAllItsFields() throws Exception {
    take(kept, profile("a", 1, 1, 1f, -2.5f));
    JsonNode answer = json("/api/profiles/a");
    assertThat(answer.get("userId").textValue()).isEqualTo("a");
    assertThat(answer.get("embedding").toString()).isEqualTo("[1.0,-2.5]");
    assertThat(answer.get("categories").toString())
        .isEqualTo("[{\"id\":\"shoes\",\"score\":0.75}]");
    assertThat(answer.get("counts").toString())
        .isEqualTo("{\"buys\":1,\"adds\":2,\"removes\":3,\"visits\":4,\"searches\":5}");
  }

  @Test
  void aProfileOfAnEarlierInstantIsAnswered() throws Exception {
    take(kept, profile("a", 1, 1, 1f), profile("a", 2, 1, 1f));
    JsonNode then = json("/api/profiles/a?at=" + (NOON + 119_000));
    assertThat(then.get("sequence").longValue()).isEqualTo(1);
    assertThat(get("/api/profiles/a?at=" + NOON).statusCode()).isEqualTo(404);
    assertThat(json("/api/profiles/a/history").findValuesAsText("sequence"))
        .containsExactly("2", "1");
  }

  @Test
  void neighboursAreAnsweredBestFirst() throws Exception {
    take(kept, profile("a", 1, 1, 1f, 0f), profile("b", 1, 1, 0f, 1f));
    take(kept, profile("c", 1, 1, 1f, 0.1f));
    assertThat(json("/api/profiles/a/neighbours").findValuesAsText("userId"))
        .containsExactly("c", "b");
    assertThat(json("/api/profiles/a/neighbours?limit=1")).hasSize(1);
  }

  @Test
  void usersAreFoundByTheBeginningOfTheirIds() throws Exception {
    take(kept, profile("ab", 1, 1, 1f), profile("b", 1, 1, 1f), profile("aa", 1, 1, 1f));
    assertThat(json("/api/users?prefix=a").findValuesAsText("userId")).containsExactly("aa", "ab");
  }

  @Test
  void aReleaseIsAnsweredWithWhatBecameOfIt() throws Exception {
    take(kept, profile("a", 1, 7, 1f));
    releases.announced(
        new ModelRelease(7, "http://elsewhere/7", "ab".repeat(32), NOON, "space-7"), NOON);
    releases.received(new ReleaseReceipt(7, 0, Outcome.LOADED, "", NOON), NOON);
    releases.received(new ReleaseReceipt(7, 0, Outcome.ACTIVATED, "", NOON), NOON + 1);
    releases.received(new ReleaseReceipt(7, 1, Outcome.REFUSED, "late", NOON), NOON + 2);
    JsonNode release = json("/api/releases").get(0);
    assertThat(release.get("version").longValue()).isEqualTo(7);
    assertThat(release.get("users").longValue()).isEqualTo(1);
    assertThat(release.get("answers").findValuesAsText("outcome"))
        .containsExactly("ACTIVATED", "REFUSED");
  }

  @Test
  void whatNobodySaysIsNull() throws Exception {
    stream.add(new Counters(1_000, 10, 20, 0, 0), 0, JobFigures.NONE);
    stream.add(new Counters(3_000, 110, 20, 2, 0), 0, JobFigures.NONE);
    JsonNode columns = json("/api/stream").get("columns");
    assertThat(columns.get("events").toString()).isEqualTo("[50.0]");
    assertThat(columns.get("dead").toString()).isEqualTo("[1.0]");
    assertThat(columns.get("batchUsers").toString()).isEqualTo("[null]");
  }

  @Test
  void theLoopIsAnsweredWithRequestsDecisionsAndHowReleasesDo() throws Exception {
    loop.requested(
        new RetrainRequest(
            "r", NOON, 1, RetrainRequest.Reason.DRIFT, RetrainRequest.Lane.FULL, "prices moved"));
    loop.decided(
        new GateDecision("r", NOON, 2, 1, true, NOON, List.of("better"), Map.of("sum", 0.25)));
    loop.judged(new LiveQuality(1, "churn", NOON, 9, 0.75, 0.01, Double.NaN, null));
    loop.judged(new LiveQuality(1, "churn", NOON + 1, 10, 0.5, 0.01, 0.25, 0.625));
    JsonNode answer = json("/api/loop");
    assertThat(answer.get("requests").get(0).get("reason").textValue()).isEqualTo("DRIFT");
    assertThat(answer.get("decisions").get(0).get("figures").toString())
        .isEqualTo("{\"sum\":0.25}");
    JsonNode curve = answer.get("quality").get(0);
    assertThat(curve.get("head").textValue()).isEqualTo("churn");
    assertThat(curve.findValuesAsText("auroc")).containsExactly("0.75", "0.5");
    assertThat(curve.findValuesAsText("calibrationError")).containsExactly("null", "0.25");
  }

  @Test
  void updatesSayWhoChangedAndWhereOneUserStands() throws Exception {
    take(kept, profile("a", 1, 1, 1f, 0f), profile("b", 1, 1, 0f, 1f));
    map.refresh(kept.everyone());
    HttpRequest request =
        request("/api/updates?user=a").header("Accept", "text/event-stream").build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      assertThat(next(lines, "tick").get("users").intValue()).isEqualTo(2);
      assertThat(next(lines, "profile").get("sequence").longValue()).isEqualTo(1);
      take(kept, profile("b", 2, 1, 0f, 2f), profile("a", 2, 1, 2f, 0f));
      JsonNode changed = next(lines, "profiles");
      assertThat(changed.findValuesAsText("user")).containsExactly("a", "b");
      assertThat(changed.get(0).get("x").isNumber()).isTrue();
      assertThat(next(lines, "profile").get("sequence").longValue()).isEqualTo(2);
      kept.take("a".getBytes(UTF_8), null);
      assertThat(next(lines, "gone").get(0).textValue()).isEqualTo("a");
      assertThat(next(lines, "forgotten").get("userId").textValue()).isEqualTo("a");
    }
  }

  @Test
  void whoIsForgottenIsInNoAnswer() throws Exception {
    take(kept, profile("a", 1, 1, 1f, 0f), profile("b", 1, 1, 0.5f, 1f));
    map.refresh(kept.everyone());
    assertThat(json("/api/map").findValuesAsText("user")).containsExactlyInAnyOrder("a", "b");

    kept.take("a".getBytes(UTF_8), null);

    assertThat(json("/api/map").findValuesAsText("user")).containsExactly("b");
    assertThat(get("/api/profiles/b/neighbours").body()).isEqualTo("[]");
    assertThat(json("/api/users?prefix=").findValuesAsText("userId")).containsExactly("b");
    requireProblem(get("/api/profiles/a"));
    requireProblem(get("/api/profiles/a/history"));
  }

  @Test
  void everythingDescribedIsThereAndTheDescriptionIsWhole() throws Exception {
    JsonNode paths = json("/api/openapi.json").get("paths");
    List<String> described = new ArrayList<>();
    paths.fieldNames().forEachRemaining(described::add);
    take(kept, profile("a", 1, 1, 1f));
    assertThat(described).containsExactlyInAnyOrderElementsOf(server.paths());
    for (String path : described) {
      if (paths.get(path).has("get") && !path.equals("/api/updates")) {
        int status = path.endsWith("/why") ? 404 : 200; // this one has no models
        assertThat(get(path.replace("{user}", "a")).statusCode()).as(path).isEqualTo(status);
      }
    }
  }

  @Test
  void whyIsAnsweredOnlyWhereThereAreModels() throws Exception {
    take(kept, profile("a", 1, 1, 1f));
    HttpResponse<String> answer = get("/api/profiles/a/why");
    requireProblem(answer);
    assertThat(answer.body()).contains("--models");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/profiles/nobody",
        "/api/profiles/nobody/why",
        "/api/profiles/nobody/neighbours",
        "/api/profiles/a?at=noon",
        "/api/users?limit=0",
        "/api/nothing",
        "/static/Main.class",
        "/static/..%2f..%2findex.html",
        "/static/%2e%2e/index.html",
        "/etc/passwd"
      })
  void whatIsNotAnsweredIsAProblemAndNothingElse(String path) throws Exception {
    take(kept, profile("a", 1, 1, 1f));
    requireProblem(get(path));
  }

  @Test
  void anIdOfAnyCharactersIsFoundAndNeverMarkup() throws Exception {
    take(kept, profile(NASTY, 1, 1, 1f));
    HttpResponse<String> answer = get("/api/profiles/" + encoded(NASTY));
    assertThat(JSON.readTree(answer.body()).get("userId").textValue()).isEqualTo(NASTY);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    HttpResponse<String> absent = get("/api/profiles/" + encoded("<img src=x onerror=alert(1)>"));
    requireProblem(absent);
    assertThat(absent.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void anIdOfTenMegabytesIsRefusedAndTheNextRequestAnswered() throws Exception {
    String answer = raw("GET /api/profiles/" + "x".repeat(10_000_000) + " HTTP/1.1\r\n");
    assertThat(answer).startsWith("HTTP/1.1 4");
    requireProblem(get("/api/profiles/" + "x".repeat(2_000)));
    assertThat(get("/api/health").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /../../../../etc/passwd HTTP/1.1",
        "GET //etc/passwd HTTP/1.1",
        "GET /static/../../../pom.xml HTTP/1.1",
        "GET /static/%2e%2e%2f%2e%2e%2fpom.xml HTTP/1.1",
        "GET /static/..;/index.html HTTP/1.1",
        "GET /api/profiles/%zz HTTP/1.1",
        "GET /%00 HTTP/1.1",
        "NONSENSE",
        "POST /api/profiles/a HTTP/1.1",
        "TRACE / HTTP/1.1"
      })
  void pathTricksLeadNowhere(String line) throws Exception {
    String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1\\.1 4\\d\\d .*").doesNotContain("root:", "<project");
    assertThat(get("/api/health").statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswerForbidsWhatAPageFromElsewhereWouldBring() throws Exception {
    for (String path : List.of("/", "/api/health", "/api/nothing", "/static/app.js")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'")
          .doesNotContain("unsafe", "http", "*");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void thePageNamesNothingThatIsElsewhereAndNothingThatIsMissing() throws Exception {
    String page = get("/").body();
    assertThat(page).doesNotContain("http:", "https:", "onclick", "style=");
    var references = java.util.regex.Pattern.compile("(?:href|src)=\"(/[^\"]+)\"").matcher(page);
    while (references.find()) {
      assertThat(get(references.group(1)).statusCode()).as(references.group(1)).isEqualTo(200);
    }
    assertThat(get("/static/chart.umd.min.js").body()).contains("Chart.js");
  }

  @Test
  void onlyALocalNameIsAnsweredWhereNobodyShowsAToken() throws Exception {
    String answer =
        raw("GET /api/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 403").contains("evil.example");
  }

  @Test
  void withATokenOnlyWhoShowsItIsAnswered() throws Exception {
    server.close();
    server = start(TOKEN);
    assertThat(get("/").statusCode()).isEqualTo(200);
    requireProblem(get("/api/health"));
    assertThat(get("/api/health").statusCode()).isEqualTo(401);
    assertThat(status(request("/api/health").header("Authorization", "Bearer wrong")))
        .isEqualTo(401);
    assertThat(status(request("/api/health").header("Authorization", "Bearer " + TOKEN)))
        .isEqualTo(200);
    assertThat(status(request("/api/updates").header("Accept", "text/event-stream")))
        .isEqualTo(401);
  }

  @Test
  void aPageGoesOnWithTheCookieThatTheTokenGave() throws Exception {
    server.close();
    server = start(TOKEN);
    assertThat(status(request("/api/session").POST(BodyPublishers.ofString("wrong"))))
        .isEqualTo(401);
    HttpResponse<String> opened =
        send(request("/api/session").POST(BodyPublishers.ofString(TOKEN)));
    assertThat(opened.statusCode()).isEqualTo(204);
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
    assertThat(status(request("/api/health").header("Cookie", cookie.split(";")[0])))
        .isEqualTo(200);
  }

  private WebServer start(@org.jspecify.annotations.Nullable String token) {
    Sources.Health health = new Sources.Health("ok", 0, 0, 0);
    return WebServer.start(
        new WebSettings("localhost", 0, token),
        new Sources(kept, releases, stream, new DeadLetters(), loop, map, null, () -> health));
  }

  private static JsonNode next(BufferedReader lines, String event) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("event: " + event)) {
        return JSON.readTree(lines.readLine().substring("data: ".length()));
      }
    }
    throw new AssertionError("the stream ended before " + event);
  }

  private static void requireProblem(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("status").intValue()).isEqualTo(answer.statusCode());
    assertThat(problem.get("detail").textValue()).hasSizeBetween(10, 400);
  }

  /** Bytes as they are: clients tidy paths up. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(request.getBytes(UTF_8));
        out.write("\r\n\r\n".getBytes(UTF_8));
        out.flush();
      } catch (IOException e) {
        // It hung up in the middle of it: the answer was sent before.
      }
      return answer(socket);
    }
  }

  private static String answer(Socket socket) {
    StringBuilder text = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0 && text.length() < 4_000; next = in.read()) {
        text.append((char) next);
      }
    } catch (IOException e) {
      // Reset after the answer: what was read counts.
    }
    return text.toString();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private int status(HttpRequest.Builder request) throws Exception {
    return send(request).statusCode();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
