package io.riverprint.console.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's HTTP side: every route, and what holds for all of them. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  // Every page that is open holds one; the rest is for short questions.
  private static final int THREADS = Updates.MOST_CLIENTS + 32;
  private static final int LONGEST_HEADER = 16 << 10;
  private static final long LARGEST_BODY = 1 << 12;

  /** On every answer. Nothing is loaded from elsewhere, nothing inline runs, nobody frames it. */
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
              + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private final Javalin javalin;
  private final Updates updates;

  private WebServer(Javalin javalin, Updates updates) {
    this.javalin = javalin;
    this.updates = updates;
  }

  /**
   * Listens.
   *
   * @throws IllegalStateException where the port is taken
   */
  public static WebServer start(WebSettings settings, Sources sources) {
    Updates updates = new Updates(sources);
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, settings);
              routes(config.routes, new Access(settings.token()), sources, updates);
            });
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "console: cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + " ("
              + e.getMessage()
              + "), needs a port that is free; name another one with --port",
          e);
    }
    return new WebServer(javalin, updates);
  }

  /** The port that was bound. */
  public int port() {
    return javalin.port();
  }

  /** Every path below /api, as it was routed. */
  List<String> paths() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint.path)
        .filter(path -> path.startsWith("/api/"))
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    updates.close();
    javalin.stop();
  }

  private static void configure(JavalinConfig config, WebSettings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    config.jetty.threadPool = new QueuedThreadPool(THREADS, 2);
    config.jetty.modifyHttpConfiguration(WebServer::http);
    config.jetty.modifyServer(WebServer::errors);
    config.jetty.modifyServletContextHandler(
        handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
    config.http.maxRequestSize = LARGEST_BODY;
    config.http.prefer405over404 = true;
  }

  // Ids may have slashes and dots in them. No path leads to a file: page files are found by name.
  private static void http(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setRequestHeaderSize(LONGEST_HEADER);
    http.setSendServerVersion(false);
  }

  private static void errors(Server server) {
    server.setErrorHandler(new ProblemPages());
  }

  private static void routes(RoutesConfig routes, Access access, Sources sources, Updates updates) {
    ProfileRoutes profiles = new ProfileRoutes(sources.kept(), sources.explainer());
    BoardRoutes boards = new BoardRoutes(sources);
    PageFiles page = new PageFiles();
    routes.before(WebServer::secure);
    routes.before(access::check);
    routes.get("/", page::index);
    routes.get("/static/{name}", page::file);
    routes.get("/api/openapi.json", page::openapi);
    routes.post(Access.SESSION, access::open);
    routes.get("/api/profiles/{user}", profiles::profile);
    routes.get("/api/profiles/{user}/history", profiles::history);
    routes.get("/api/profiles/{user}/neighbours", profiles::neighbours);
    routes.get("/api/profiles/{user}/why", profiles::why);
    routes.get("/api/users", profiles::users);
    routes.get("/api/releases", boards::releases);
    routes.get("/api/loop", new LoopRoutes(sources.loop())::loop);
    routes.get("/api/stream", boards::stream);
    routes.get("/api/map", boards::map);
    routes.get("/api/health", boards::health);
    routes.get("/api/updates", updates::serve);
    routes.exception(Problem.class, Problem::answer);
    routes.exception(HttpResponseException.class, WebServer::refused);
    routes.exception(Exception.class, WebServer::failed);
  }

  private static void secure(Context context) {
    HEADERS.forEach(context::header);
  }

  private static void refused(HttpResponseException e, Context context) {
    String detail =
        e instanceof NotFoundResponse
            ? "nothing is here; /api/openapi.json lists what is"
            : String.valueOf(e.getMessage());
    Problem.answer(context, e.getStatus(), detail);
    if (e.getStatus() == 405) {
      context.header(HttpHeader.ALLOW.asString(), "GET");
    }
  }

  private static void failed(Exception e, Context context) {
    LOG.error("console: a request failed", e);
    Problem.answer(context, 500, "the console failed; its log says where");
  }
}
