package io.riverprint.console.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the console listens, and who may ask.
 *
 * @param host name or address to bind
 * @param port 0 for any that is free
 * @param token what everyone must show; none is needed on localhost
 */
public record WebSettings(String host, int port, @Nullable String token) {
  private static final int SHORTEST_TOKEN = 16;

  /** Everything that is wrong, each in words. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (port < 0 || port > 65_535) {
      problems.add("--port is " + port + ", must be 0 to 65535");
    }
    if (token == null && !onlyLocal()) {
      problems.add(
          "--host "
              + host
              + " can be reached from elsewhere, so that --token is needed; give one, or leave"
              + " --host out");
    }
    if (token != null && token.length() < SHORTEST_TOKEN) {
      problems.add(
          "--token has "
              + token.length()
              + " characters, must have "
              + SHORTEST_TOKEN
              + " or more");
    }
    return problems;
  }

  private boolean onlyLocal() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
