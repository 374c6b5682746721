package io.riverprint.console.map;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.console.keep.Direction;
import io.riverprint.console.keep.KeptUser;
import io.riverprint.console.map.EmbeddingMap.Picture;
import io.riverprint.console.map.EmbeddingMap.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EmbeddingMapTest {
  private static final int WIDTH = 10;

  private final EmbeddingMap map = new EmbeddingMap();

  @Test
  void theAxesAreThoseAlongWhichVectorsDifferMost() {
    List<KeptUser> users = users(0, 400, 1);
    map.refresh(users);
    double[] spread = spread(map.picture());
    // Dimension 3 was made with deviation 5, dimension 6 with 2, all others with 0.1.
    assertThat(spread[0]).isCloseTo(spread(users, 3), within(0.02));
    assertThat(spread[1]).isCloseTo(spread(users, 6), within(0.02));
  }

  @Test
  void nobodyMovesBecauseOthersCome() {
    List<KeptUser> users = users(0, 400, 1);
    map.refresh(users);
    Map<String, Point> before = byUser(map.picture());
    users.addAll(users(400, 90, 1));
    map.refresh(users);
    assertThat(map.picture().axes()).isEqualTo(1);
    assertThat(byUser(map.picture())).containsAllEntriesOf(before).hasSize(490);
  }

  @Test
  void newAxesDoNotTurnThePictureRound() {
    List<KeptUser> users = users(0, 400, 1);
    map.refresh(users);
    Map<String, Point> before = byUser(map.picture());
    users.addAll(users(400, 400, 1));
    map.refresh(users);
    Map<String, Point> after = byUser(map.picture());
    assertThat(map.picture().axes()).isEqualTo(2);
    before.forEach(
        (user, point) ->
            assertThat(requireNonNull(after.get(user)).x()).isCloseTo(point.x(), within(1f)));
    before.forEach(
        (user, point) ->
            assertThat(requireNonNull(after.get(user)).y()).isCloseTo(point.y(), within(1f)));
  }

  @Test
  void theSpaceThatMostUsersAreInIsShownAlone() {
    List<KeptUser> users = users(0, 49, 1);
    KeptUser old = users.get(0);
    map.refresh(users);
    users.addAll(users(49, 48, 2));
    map.refresh(users);
    assertThat(map.picture().space()).isEqualTo("space-1");
    users.addAll(users(97, 2, 2));
    map.refresh(users);
    assertThat(map.picture().space()).isEqualTo("space-2");
    assertThat(map.picture().points()).hasSize(50);
    assertThat(map.point(old)).isEmpty();
  }

  @Test
  void aUserBetweenTwoPicturesLiesWhereTheNextOneShows() {
    List<KeptUser> users = users(0, 100, 1);
    map.refresh(users);
    KeptUser late = users(500, 1, 1).get(0);
    Point point = map.point(late).orElseThrow();
    users.add(late);
    map.refresh(users);
    assertThat(byUser(map.picture())).containsEntry(late.userId(), point);
  }

  @Test
  void aThousandUsersTooManyAreLeftOutAndTheSameOnesStay() {
    List<KeptUser> users = users(0, 5_000, 1);
    map.refresh(users);
    Map<String, Point> before = byUser(map.picture());
    assertThat(before).hasSize(4_000);
    map.refresh(users);
    assertThat(byUser(map.picture())).isEqualTo(before);
  }

  @Test
  void usersWhoAreAllAlikeLieInOnePlace() {
    float[] same = new float[WIDTH];
    map.refresh(List.of(user("a", 1, same), user("b", 1, same)));
    assertThat(map.picture().points()).allMatch(point -> point.x() == 0 && point.y() == 0);
  }

  @Test
  void whenTheLastOneIsForgottenNobodyIsShown() {
    map.refresh(users(0, 1, 1));
    map.refresh(List.of());
    assertThat(map.picture().points()).isEmpty();
  }

  @Test
  void nobodyMakesAnEmptyPicture() {
    map.refresh(List.of());
    assertThat(map.picture()).isEqualTo(new Picture("", 0, List.of()));
  }

  private static List<KeptUser> users(int from, int count, long release) {
    List<KeptUser> users = new ArrayList<>();
    for (int number = from; number < from + count; number++) {
      Random chance = new Random(number * 7_919L + release);
      float[] vector = new float[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        double deviation = i == 3 ? 5 : i == 6 ? 2 : 0.1;
        vector[i] = (float) (deviation * chance.nextGaussian());
      }
      users.add(user("user-" + number, release, vector));
    }
    return users;
  }

  private static KeptUser user(String id, long release, float[] vector) {
    return new KeptUser(
        id, 1, 1, release, "space-" + release, Direction.of(vector), 0.5f, "shoes", 1);
  }

  private static Map<String, Point> byUser(Picture picture) {
    return picture.points().stream().collect(Collectors.toMap(Point::user, Function.identity()));
  }

  private static double spread(List<KeptUser> users, int dimension) {
    return Math.sqrt(
        users.stream()
            .mapToDouble(user -> user.direction().copy()[dimension])
            .map(value -> value * value)
            .average()
            .orElseThrow());
  }

  private static double[] spread(Picture picture) {
    double x = 0;
    double y = 0;
    for (Point point : picture.points()) {
      x += point.x() * point.x();
      y += point.y() * point.y();
    }
    int count = picture.points().size();
    return new double[] {Math.sqrt(x / count), Math.sqrt(y / count)};
  }
}
