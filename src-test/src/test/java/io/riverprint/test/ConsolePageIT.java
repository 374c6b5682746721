package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.console.Console;
import io.riverprint.console.ConsoleSettings;
import io.riverprint.console.board.JobFigures;
import io.riverprint.console.web.WebSettings;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.event.EventMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  private static ExplainedUser explained;

  @SuppressWarnings("NullAway.Init")
  private static Console console;

  @SuppressWarnings("NullAway.Init")
  private static Page page;

  @BeforeAll
  static void open(@TempDir Path models) throws IOException {
    kafka = LocalKafka.temporary();
    LocalTopics.create(kafka.bootstrap(), 2);
    shop = new ShownShop(kafka.bootstrap());
    shop.users(USERS, 9, 1);
    shop.release(1, "file:/nowhere", DIGEST);
    shop.receipt(1, 0, Outcome.ACTIVATED, "");
    shop.receipt(1, 1, Outcome.ACTIVATED, "");
    shop.deadLetter(DeadLetter.Reason.UNREADABLE, "found <b>, needs JSON", 5);
    explained = ExplainedUser.in(models, shop);
    shop.flush();
    console =
        Console.start(
            ConsoleSettings.of(kafka.bootstrap(), new WebSettings("localhost", 0, null))
                .saying(new ConsoleSettings.Why(explained.models(), EventMapping.DEFAULT)),
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
    page.await("the users kept", () -> page.text("#tiles").contains("" + (USERS + 1)));
    page.await("what is unknown", () -> page.text("#no-batch").contains("Not known here"));
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
  void whyAProfileIsAsItIsIsSaidWhenAsked() throws IOException {
    page.show("#/user/" + ExplainedUser.ID, 1280, 900, false);
    page.await("the profile", () -> page.text("#about").contains("release 9"));
    for (String way : new String[] {"light", "dark", "phone"}) {
      page.show(
          "#/user/" + ExplainedUser.ID, way.equals("phone") ? 390 : 1280, 1600, way.equals("dark"));
      page.reload();
      page.await("the button", () -> page.text("#why-ask").contains("Which events"));
      page.find("#why-ask").sendKeys(Keys.ENTER);
      page.await("the events", () -> page.count("#why-events li") == 20);
      assertThat(page.text("#why-differs"))
          .contains("replay of all " + explained.events() + " events gives the profile");
      assertThat(page.text("#why-events li")).contains("% of the vector", "before");
      page.script("document.getElementById('why-ask').scrollIntoView({block: 'center'})");
      page.picture("why-" + way);
      page.requireItFits();
    }
    page.find("#why-of").sendKeys("will buy");
    page.await("churn", () -> page.text("#why-events li .num").endsWith("points"));
    page.requireNoComplaint();
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

  @Test
  void theLoopIsReadFromItsTopics() throws IOException {
    shop.request(asked("drift-1", RetrainRequest.Reason.DRIFT, "prices moved: 0.31, bound 0.2"));
    shop.decision(
        new GateDecision(
            "drift-1",
            ShownShop.NOON,
            2,
            1,
            true,
            ShownShop.NOON + 7_200_000,
            List.of("churn.auroc rises by 0.021, interval 0.008 to 0.034"),
            Map.of("churn.auroc.candidate", 0.771, "churn.auroc.incumbent", 0.75)));
    shop.request(asked("open-2", RetrainRequest.Reason.LABELS, "20,000 outcomes <b>known</b>"));
    for (int hour = 0; hour < 48; hour++) {
      live(1, hour, 0.76 - hour * 0.002);
      if (hour > 24) {
        live(2, hour, 0.77 + hour * 0.0005);
      }
    }
    shop.flush();
    page.show("#/releases", 1280, 1800, false);
    page.await("the decision", () -> page.text("#asked").contains("released as 2"));
    assertThat(page.text("#asked"))
        .contains("prices moved: 0.31", "rises by 0.021", "not decided yet", "<b>known</b>");
    page.await("the curves", () -> page.text("#live-newest").contains("release 2"));
    assertThat(page.text("#live-newest")).contains("release 1", "0.666");
    page.find("#asked details summary").click();
    assertThat(page.text("#asked details")).contains("0.7710");
    for (String way : new String[] {"light", "dark", "phone"}) {
      page.show("#/releases", way.equals("phone") ? 390 : 1280, 2400, way.equals("dark"));
      page.await("the curves", () -> page.text("#live-newest").contains("release 2"));
      page.picture("loop-" + way);
      page.requireItFits();
    }
    page.requireNoComplaint();
  }

  private static RetrainRequest asked(String id, RetrainRequest.Reason reason, String detail) {
    return new RetrainRequest(id, ShownShop.NOON, 1, reason, RetrainRequest.Lane.FULL, detail);
  }

  private static void live(long release, int hour, double auroc) {
    long at = ShownShop.NOON + hour * 3_600_000L;
    shop.quality(
        new LiveQuality(
            release, "churn", at, 50L * (hour + 1), auroc, 0.004, 0.03, hour < 12 ? null : auroc));
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
