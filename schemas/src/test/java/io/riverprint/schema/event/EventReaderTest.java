package io.riverprint.schema.event;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.EventType;
import io.riverprint.schema.wire.EventCodec;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final int MAX_BYTES = 4096;
  private static final EventReader READER = new EventReader(EventMapping.DEFAULT, MAX_BYTES);
  private static final long NOON = 1_654_084_800_000L;
  private static final String CODES = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 255";

  @Test
  void aJsonEventIsRead() {
    assertThat(
            event(
                """
                {"user_id": "u", "event_id": "e", "timestamp": 1654084800000, "event_type":
                 "add_to_cart", "sku": "s", "url": "/a", "category": "c", "price": 1.5}
                """))
        .isEqualTo(
            new BehaviorEvent("u", "e", NOON, EventType.ADD_TO_CART, "s", "/a", null, "c", 1.5f));
  }

  @Test
  void anAvroEventIsRead() {
    BehaviorEvent event = visit("u", NOON, "c");
    assertThat(READER.read(new EventCodec().write(event))).isEqualTo(new Reading.Read(event));
  }

  @Test
  void aRowOfATableIsReadByTheSameRules() {
    Map<EventField, String> row =
        Map.of(
            EventField.USER_ID, "u",
            EventField.TIME, "2022-06-01 12:00:00",
            EventField.KIND, "product_buy",
            EventField.SKU, "s",
            EventField.QUERY, "",
            EventField.CATEGORY, "${category}");
    assertThat(READER.read(row))
        .isEqualTo(
            new Reading.Read(
                new BehaviorEvent(
                    "u", null, NOON, EventType.PRODUCT_BUY, "s", null, null, null, Float.NaN)));
  }

  @Test
  void aRowWithoutWhatItsKindNeedsIsRefused() {
    Map<EventField, String> row =
        Map.of(
            EventField.USER_ID, "u", EventField.TIME, "1654084800", EventField.KIND, "page_visit");
    assertThat(READER.read(row))
        .isInstanceOfSatisfying(
            Reading.Refused.class, no -> assertThat(no.reason()).isEqualTo(Reason.MISSING_FIELD));
  }

  @Test
  void numbersAndTextsAreTakenForOneAnother() {
    BehaviorEvent event =
        event(
            """
            {"user_id": 17, "timestamp": "1654084800", "event_type": "product_buy", "sku": 5,
             "price": "2.5"}
            """);
    assertThat(event)
        .isEqualTo(
            new BehaviorEvent(
                "17", null, NOON, EventType.PRODUCT_BUY, "5", null, null, null, 2.5f));
  }

  @Test
  void whatIsNotMappedIsPassedOver() {
    assertThat(
            event(
                """
                {"x": {"user_id": "v", "y": [1, {"z": null}]}, "user_id": "u", "timestamp":
                 1654084800000, "w": true, "event_type": "page_visit", "url": "/a"}
                """))
        .isEqualTo(visit("u", NOON, null));
  }

  @Test
  void ofAKindThatIsNotOursNothingElseIsJudged() {
    refuses("{\"event_type\": \"checkout\"}", Reason.UNKNOWN_TYPE, "'checkout'");
  }

  @ParameterizedTest
  @CsvSource({
    "user_id, fields.userId",
    "timestamp, fields.time",
    "event_type, fields.kind",
    "url, fields.url"
  })
  void aMissingFieldIsNamedWithItsKeyInTheMapping(String field, String key) {
    String json =
        "{'user_id':'u','timestamp':1654084800000,'event_type':'page_visit','url':'/'}"
            .replace('\'', '"');
    refuses(json.replace(field, "other"), Reason.MISSING_FIELD, "'" + field + "'");
    refuses(json.replace(field, "other"), Reason.MISSING_FIELD, key);
  }

  @Test
  void emptyAndNullAreMissing() {
    refuses(json("'user_id':''"), Reason.MISSING_FIELD, "user_id");
    refuses(json("'user_id':null"), Reason.MISSING_FIELD, "user_id");
  }

  @Test
  void anObjectWhereATextBelongsIsUnreadable() {
    refuses(json("'url':{'a':1}"), Reason.UNREADABLE, "'url'");
    refuses(json("'user_id':true"), Reason.UNREADABLE, "'user_id'");
    refuses(json("'price':'dear'"), Reason.UNREADABLE, "'price'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "'-5'",
        "7289654400000",
        "1e300",
        "'yesterday'",
        "'2022-06-01T12:00:00'",
        "'2022-02-30 12:00:00'",
        "'2022-06-01T24:00:00Z'",
        "'1969-12-31 23:59:59'"
      })
  void aTimeThatCannotBeIsRefused(String time) {
    refuses(json("'timestamp':" + time), Reason.BAD_TIME, "in the mapping");
  }

  @Test
  void theLastInstantOf2200IsStillATime() {
    assertThat(event(json("'timestamp':7289654399999")).atMillis()).isEqualTo(7_289_654_399_999L);
  }

  @Test
  void anAvroEventIsJudgedByTheSameRules() {
    EventCodec codec = new EventCodec();
    assertThat(reason(codec.write(visit("u", -1, null)))).isEqualTo(Reason.BAD_TIME);
    assertThat(reason(codec.write(search("[ 1 2 ]")))).isEqualTo(Reason.BAD_CODES);
    assertThat(
            reason(
                codec.write(
                    new BehaviorEvent(
                        "u", null, 1, EventType.PAGE_VISIT, null, "", null, null, 1))))
        .isEqualTo(Reason.MISSING_FIELD);
    assertThat(READER.read(codec.write(visit("u", NOON, "${escCatTitle}"))))
        .isEqualTo(new Reading.Read(visit("u", NOON, null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ " + CODES + " ]",
        "[" + CODES + "]",
        "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,0]",
        "boots",
        "a [b]"
      })
  void sixteenCodesAndFreeTextAreQueries(String query) {
    assertThat(READER.read(new EventCodec().write(search(query))))
        .isEqualTo(new Reading.Read(search(query)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[]",
        "[ 1 2 3 ]",
        "[" + CODES + " 16]",
        "[" + CODES + "6]",
        "[" + CODES,
        "[1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 -1]",
        "[1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 1.5]",
        "[" + CODES + "]]",
        "[" + CODES + "] 1]"
      })
  void anyOtherListOfCodesIsRefused(String query) {
    assertThat(reason(new EventCodec().write(search(query)))).isEqualTo(Reason.BAD_CODES);
  }

  @Test
  void noValueIsEmpty() {
    assertThat(reason(null)).isEqualTo(Reason.EMPTY);
    assertThat(reason(new byte[0])).isEqualTo(Reason.EMPTY);
  }

  @Test
  void aValueAboveTheLimitIsNotParsed() {
    assertThat(reason(new byte[MAX_BYTES])).isEqualTo(Reason.UNREADABLE);
    assertThat(reason(new byte[MAX_BYTES + 1])).isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "hello", "[]", "{} {}", "12", "\"a\"", "{\"a\":", " ", "\u0000"})
  void whatIsNoObjectIsUnreadable(String text) {
    assertThat(reason(text.getBytes(UTF_8))).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void deepNestingIsUnreadable() {
    String deep = "[".repeat(1000) + "]".repeat(1000);
    refuses(json("'x':" + deep), Reason.UNREADABLE, "needs an Avro event");
  }

  @Test
  void otherEncodingsOfUnicodeAreTaken() {
    assertThat(READER.read(json("'x':1").getBytes(UTF_16)))
        .isEqualTo(new Reading.Read(visit("u", NOON, null)));
  }

  @Test
  void oneNameMayMeanSeveralFields() {
    EventMapping mapping =
        new EventMapping(
            Map.of(EventField.SKU, "item", EventField.URL, "item", EventField.QUERY, "item"),
            EventMapping.DEFAULT.kinds(),
            TimeFormat.AUTO);
    Reading reading = new EventReader(mapping, MAX_BYTES).read(json("'item':'/b'").getBytes(UTF_8));
    assertThat(reading.<String>fold(read -> read.event().item(), Reading.Refused::detail))
        .isEqualTo("/b");
  }

  @Test
  void spoiledJsonIsReadOrRefusedAndNothingElse() {
    byte[] good = json("'price':1.5,'category':'ä','x':[{'y':1e5}]").getBytes(UTF_8);
    spoil(good, 1);
  }

  @Test
  void spoiledAvroIsReadOrRefusedAndNothingElse() {
    spoil(new EventCodec().write(visit("u", NOON, "c")), 2);
  }

  @Test
  void aLimitOfNothingIsRefused() {
    assertThatThrownBy(() -> new EventReader(EventMapping.DEFAULT, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxBytes is 0, must be > 0");
  }

  private static void spoil(byte[] good, int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 30_000; i++) {
      byte[] bytes = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      String outcome = READER.read(bytes).fold(read -> "read", Reading.Refused::detail);
      assertThat(outcome).isNotBlank();
    }
  }

  private static BehaviorEvent visit(String user, long at, @Nullable String category) {
    return new BehaviorEvent(
        user, null, at, EventType.PAGE_VISIT, null, "/a", null, category, Float.NaN);
  }

  private static BehaviorEvent search(String query) {
    return new BehaviorEvent(
        "u", null, NOON, EventType.SEARCH_QUERY, null, null, query, null, Float.NaN);
  }

  /** A good visit, and after it what is to be different: of a name that comes twice, the last. */
  private static String json(String change) {
    String good = "{'user_id':'u','timestamp':1654084800000,'event_type':'page_visit','url':'/a',";
    return (good + change + "}").replace('\'', '"');
  }

  private static BehaviorEvent event(String json) {
    Reading reading = READER.read(json.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).event();
  }

  private static Reason reason(byte @Nullable [] bytes) {
    Reading reading = READER.read(bytes);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).reason();
  }

  private static void refuses(String json, Reason reason, String detail) {
    Reading reading = READER.read(json.getBytes(UTF_8));
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.detail()).contains(detail, "event: found ", ", needs ", "; ");
            });
  }
}
