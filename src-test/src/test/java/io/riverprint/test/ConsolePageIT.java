package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.console.Console;
import io.riverprint.console.ConsoleSettings;
import io.riverprint.console.board.JobFigures;
import io.riverprint.console.web.WebSettings;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The console's page in Chromium, with live data. */
final class ConsolePageIT {
  private static final int USERS = 400;
  private static final String DIGEST = "ab".repeat(32);
  private static final String NASTY = "<img src=x onerror=\"document.title='owned'\">";

  @SuppressWarnings("NullAway.Init")
  private static LocalKafka kafka;

  @SuppressWarnings("NullAway.Init")
  private static ShownShop shop;

  @SuppressWarnings("NullAway.Init")
  private static Console console;

  @SuppressWarnings("NullAway.Init")
  private static Page page;

  @BeforeAll
  static void open() {
    kafka = LocalKafka.temporary();
    LocalTopics.create(kafka.bootstrap(), 2);
    shop = new ShownShop(kafka.bootstrap());
    shop.users(USERS, 9, 1);
    shop.release(1, "file:/nowhere", DIGEST);
    shop.receipt(1, 0, Outcome.ACTIVATED, "");
    shop.receipt(1, 1, Outcome.ACTIVATED, "");
    shop.deadLetter(DeadLetter.Reason.UNREADABLE, "found <b>, needs JSON", 5);
    shop.flush();
    console =
        Console.start(
            ConsoleSettings.of(kafka.bootstrap(), new WebSettings("localhost", 0, null)),
            JobFigures.NONE,
            Clock.systemUTC());
    page = Page.open(console.address());
  }

  @AfterAll
  static void close() {
    if (page != null) {
      page.close();
    }
    console.close();
    shop.close();
    kafka.close();
  }

  @Test
  void theStreamShowsFiguresWhoChangedAndDeadLetters() throws IOException {
    page.show("#/stream", 1280, 900, false);
    page.await("the users kept", () -> page.text("#tiles").contains("" + USERS));
    page.await("the dead letter", () -> page.text("#letters").contains("found <b>, needs JSON"));
    shop.profile(ShownShop.of("user-17", 17, 10, 1));
    shop.flush();
    page.await("who changed", () -> page.text("#ticker").contains("user-17"));
    everyWay("stream");
  }

  @Test
  void aClickOnTheMapShowsTheUser() throws IOException {
    page.show("#/map", 1280, 900, false);
    page.await("all users", ConsolePageIT::allAreOnTheMap);
    page.script(AIM + "map.dispatchEvent(new MouseEvent('click', at));");
    page.await("the user", () -> page.text("#picked").contains("likeliest"));
    String user = page.text("#picked h2");
    assertThat(user).startsWith("user-");
    assertThat(page.text(".tip")).startsWith(user);
    page.picture("map-picked");
    page.find("#picked h2 a").click();
    page.await("the user's view", () -> page.text("#user-id").equals(user));
    everyWay("map");
  }

  @Test
  void theMapIsWalkedByKeyboard() {
    page.show("#/map", 1280, 900, false);
    page.await("all users", ConsolePageIT::allAreOnTheMap);
    page.find("#map").sendKeys(Keys.ARROW_RIGHT);
    String first = page.text(".tip");
    page.find("#map").sendKeys(Keys.ARROW_RIGHT);
    assertThat(page.text(".tip")).startsWith("user-").isNotEqualTo(first);
    page.find("#map").sendKeys(Keys.ENTER);
    page.await("the user", () -> page.text("#picked").contains("likeliest"));
  }

  @Test
  void aUserMovesWhileBeingLookedAt() throws IOException {
    page.show("#/user/user-23", 1280, 900, false);
    page.await("the ninth profile", () -> page.text("#about").contains("profile 9 "));
    page.await("who is alike", () -> page.text("#view").contains("Cosine"));
    shop.profile(ShownShop.of("user-23", 23, 10, 1));
    shop.flush();
    page.await("the tenth profile", () -> page.text("#about").contains("profile 10 "));
    everyWay("user/user-23");
  }

  @Test
  void anIdIsFoundByTypingAndNeverMarkup() {
    shop.profile(ShownShop.of(NASTY, 5, 1, 1));
    shop.flush();
    page.show("#/stream", 1280, 900, false);
    page.await("it", () -> page.text("#ticker").contains(NASTY) || seen(NASTY));
    page.find("#find-id").sendKeys(NASTY, Keys.ENTER);
    page.await("the user's view", () -> page.text("#user-id").equals(NASTY));
    page.await("the profile", () -> page.text("#about").contains("profile 1 "));
    assertThat(page.script("return document.title")).asString().contains("onerror");
    assertThat(page.script("return document.querySelectorAll('main img').length")).isEqualTo("0");
  }

  @Test
  void nobodyKnownIsSaidInWords() {
    page.show("#/user/nobody", 1280, 900, false);
    page.await("why", () -> page.text("#absent").contains("no profile of user 'nobody'"));
  }

  @Test
  void aSwapAppears() throws IOException {
    page.show("#/releases", 1280, 900, false);
    page.await("release 1", () -> page.text(".serving").contains("Release 1"));
    shop.release(2, "file:/nowhere", DIGEST);
    shop.receipt(2, 0, Outcome.LOADED, "");
    shop.flush();
    page.await("it waits", () -> page.text("[data-version='2']").contains("waits for its time"));
    page.picture("releases-loaded");
    shop.receipt(2, 0, Outcome.ACTIVATED, "");
    shop.receipt(2, 1, Outcome.ACTIVATED, "");
    shop.profile(ShownShop.of("swept", 3, 1, 2));
    shop.flush();
    page.await("it serves", () -> page.text(".serving").contains("Release 2"));
    page.await("a user has moved", () -> page.text("[data-version='2']").contains("1 users"));
    everyWay("releases");
  }

  /** By day, at night, and on a phone, each kept as a picture. */
  private static void everyWay(String view) throws IOException {
    String name = view.replaceAll("/.*", "");
    for (String way : new String[] {"light", "dark", "phone"}) {
      page.show("#/" + view, way.equals("phone") ? 390 : 1280, 900, way.equals("dark"));
      page.await("the console to answer", () -> page.text("#state").equals("live"));
      page.await("the view", () -> !page.text("#view").isBlank());
      page.picture(name + "-" + way);
      page.requireItFits();
    }
    page.requireNoComplaint();
  }

  // Other tests add a user or two.
  private static boolean allAreOnTheMap() {
    return page.script("return Number(map.dataset.points) >= arguments[0]", USERS).equals("true");
  }

  private static boolean seen(String user) {
    return page.script("return fetch('/api/users?limit=50').then(a => a.text())")
        .toString()
        .contains(user.substring(0, 8));
  }

  /** Points at the first user that lies where the pointer looks, from the middle outwards. */
  private static final String AIM =
      """
      const box = map.getBoundingClientRect();
      let at = null;
      for (let step = 0; step < 4000 && !at; step++) {
        const turn = step * 0.5, far = step / 4000;
        const point = {
          clientX: box.left + box.width * (0.5 + 0.48 * far * Math.cos(turn)),
          clientY: box.top + box.height * (0.5 + 0.48 * far * Math.sin(turn)),
        };
        map.dispatchEvent(new PointerEvent('pointermove', point));
        if (!document.querySelector('.tip').hidden) at = point;
      }
      """;
}
