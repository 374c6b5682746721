package io.riverprint.console.map;

import io.riverprint.console.keep.KeptUser;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The embeddings of the space that most users are in, in two dimensions: while a release takes
 * over, the picture changes once. Axes stay where they are until a quarter more users are there:
 * what moves on the picture is a user, not the picture. One thread refreshes, many may look.
 */
public final class EmbeddingMap {
  private static final int MOST_POINTS = 4_000;
  private static final double GROWTH = 1.25;

  private volatile Picture picture = new Picture("", 0, List.of());
  private volatile @Nullable Projection axes;
  private int fittedOn;

  /**
   * One user's place.
   *
   * @param category likeliest category, perhaps empty
   */
  public record Point(String user, float x, float y, float churn, String category) {}

  /**
   * A picture.
   *
   * @param space whose embeddings it shows
   * @param axes 1, 2, 3, ...: points of pictures with another number lie elsewhere
   */
  public record Picture(String space, int axes, List<Point> points) {}

  /** The newest picture. */
  public Picture picture() {
    return picture;
  }

  /** Where a user lies on the newest picture, if in its space. */
  public Optional<Point> point(KeptUser user) {
    Projection now = axes;
    return now != null && fits(user, picture.space(), now.width())
        ? Optional.of(point(user, now))
        : Optional.empty();
  }

  /** Takes a new picture of these users. */
  public void refresh(List<KeptUser> everyone) {
    if (everyone.isEmpty()) {
      picture = new Picture(picture.space(), picture.axes(), List.of());
      return;
    }
    KeptUser model = ofMost(everyone);
    String space = model.space();
    int width = model.direction().width();
    List<KeptUser> shown =
        everyone.stream()
            .filter(user -> fits(user, space, width))
            .sorted(Comparator.comparingInt(EmbeddingMap::lot))
            .limit(MOST_POINTS)
            .toList();
    show(space, shown, projection(space, width, shown));
  }

  /** One user of the space that most users are in; of the latest release where two have as many. */
  private static KeptUser ofMost(List<KeptUser> everyone) {
    Map<String, List<KeptUser>> spaces =
        everyone.stream().collect(Collectors.groupingBy(KeptUser::space));
    return Collections.max(
            spaces.values(),
            Comparator.<List<KeptUser>>comparingInt(List::size)
                .thenComparing(users -> users.get(0).release()))
        .get(0);
  }

  private void show(String space, List<KeptUser> shown, Projection now) {
    int number = picture.axes() + (now == axes ? 0 : 1);
    List<Point> points = shown.stream().map(user -> point(user, now)).toList();
    axes = now;
    picture = new Picture(space, number, points);
  }

  private Projection projection(String space, int width, List<KeptUser> shown) {
    Projection now = axes;
    boolean sameSpace = now != null && picture.space().equals(space) && now.width() == width;
    if (sameSpace && now != null && shown.size() < fittedOn * GROWTH) {
      return now;
    }
    fittedOn = shown.size();
    List<float[]> vectors = shown.stream().map(user -> user.direction().copy()).toList();
    return sameSpace && now != null ? now.refit(vectors) : Projection.of(vectors);
  }

  private static boolean fits(KeptUser user, String space, int width) {
    return user.space().equals(space) && user.direction().width() == width;
  }

  private static Point point(KeptUser user, Projection axes) {
    float[] vector = user.direction().copy();
    return new Point(
        user.userId(), axes.place(vector, 0), axes.place(vector, 1), user.churn(), user.category());
  }

  // Always the same users are shown where there are too many, whoever came first.
  private static int lot(KeptUser user) {
    return user.userId().hashCode() * 0x9E3779B9;
  }
}
