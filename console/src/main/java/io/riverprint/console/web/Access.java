package io.riverprint.console.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. With a token: who shows it. Without: who calls this server by a name of this
 * machine, so that no page from elsewhere can have its own name lead here.
 */
final class Access {
  static final String SESSION = "/api/session";
  private static final String COOKIE = "riverprint-token";
  private static final String BEARER = "Bearer ";
  private static final int MOST_BYTES = 1 << 12;
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final byte @Nullable [] token;

  Access(@Nullable String token) {
    this.token = token == null ? null : token.getBytes(UTF_8);
  }

  /** Throws a problem unless this request may be answered. */
  void check(Context context) {
    if (token == null) {
      requireLocalName(Optional.ofNullable(context.header("Host")).orElse(""));
    } else if (context.path().startsWith("/api/") && !context.path().equals(SESSION)) {
      require(shown(context));
    }
  }

  /** Takes a token in the body, and gives the cookie with which a page can go on. */
  void open(Context context) {
    byte[] given = context.bodyAsBytes();
    if (given.length > MOST_BYTES) {
      throw Problem.badRequest("the token is too long; send the one the console was started with");
    }
    if (token != null) {
      String text = new String(given, UTF_8);
      require(text);
      Cookie cookie = new Cookie(COOKIE, text);
      cookie.setPath("/");
      cookie.setHttpOnly(true);
      cookie.setSameSite(SameSite.STRICT);
      context.cookie(cookie);
    }
    context.status(204);
  }

  private static String shown(Context context) {
    String header = Optional.ofNullable(context.header("Authorization")).orElse("");
    String cookie = Optional.ofNullable(context.cookie(COOKIE)).orElse("");
    return header.startsWith(BEARER) ? header.substring(BEARER.length()) : cookie;
  }

  private void require(String shown) {
    if (token == null || !MessageDigest.isEqual(token, shown.getBytes(UTF_8))) {
      throw Problem.unauthorized(
          "no token, or not the right one; send 'Authorization: Bearer TOKEN' with the token that"
              + " the console was started with");
    }
  }

  private static void requireLocalName(String host) {
    int port = host.lastIndexOf(':');
    String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    if (!LOCAL_NAMES.contains(name)) {
      throw Problem.forbidden(
          "called by the name '"
              + Problem.echo(host)
              + "', this console answers only to localhost; start it with --token to be called"
              + " otherwise");
    }
  }
}
