package io.riverprint.console.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** A request that is not answered, as RFC 9457 has it. */
final class Problem extends RuntimeException {
  static final String TYPE = "application/problem+json";
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_ECHO = 80;

  private final int status;

  private Problem(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** What was asked for cannot be understood or is too much. */
  static Problem badRequest(String detail) {
    return new Problem(HttpStatus.BAD_REQUEST_400, detail);
  }

  static Problem notFound(String detail) {
    return new Problem(HttpStatus.NOT_FOUND_404, detail);
  }

  static Problem unauthorized(String detail) {
    return new Problem(HttpStatus.UNAUTHORIZED_401, detail);
  }

  static Problem forbidden(String detail) {
    return new Problem(HttpStatus.FORBIDDEN_403, detail);
  }

  /** Come again later. */
  static Problem busy(String detail) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE_503, detail);
  }

  /** A text of the asker's, short enough to be said again. */
  static String echo(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "...";
  }

  /** The answer's body. */
  static byte[] body(int status, String detail) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", "about:blank");
    fields.put("title", HttpStatus.getMessage(status));
    fields.put("status", status);
    fields.put("detail", detail);
    return Json.bytes(fields);
  }

  void answer(Context context) {
    answer(context, status, String.valueOf(getMessage()));
  }

  static void answer(Context context, int status, String detail) {
    context.status(status).contentType(TYPE).result(body(status, detail));
  }
}
