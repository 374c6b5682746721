package io.riverprint.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebSettingsTest {
  private static final String TOKEN = "a-token-of-some-length";

  @Test
  void localhostNeedsNoToken() {
    assertThat(new WebSettings("localhost", 0, null).problems()).isEmpty();
    assertThat(new WebSettings("127.0.0.1", 8080, null).problems()).isEmpty();
    assertThat(new WebSettings("::1", 8080, null).problems()).isEmpty();
  }

  @Test
  void anyOtherAddressNeedsOne() {
    assertThat(new WebSettings("0.0.0.0", 8080, null).problems())
        .singleElement()
        .asString()
        .contains("--token");
    assertThat(new WebSettings("0.0.0.0", 8080, TOKEN).problems()).isEmpty();
  }

  @Test
  void aShortTokenAndAStrangePortAreToldTogether() {
    assertThat(new WebSettings("localhost", 70_000, "short").problems()).hasSize(2);
  }
}
