package io.riverprint.trainer;

import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.factor.Likes;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.user.UserEvent;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.factor.BprSettings;
import io.riverprint.trainer.factor.BprTrainer;
import io.riverprint.trainer.factor.Interactions;
import io.riverprint.trainer.factor.InteractionsBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** BPR factors of SKUs or categories from the likings of the training part. */
final class FactorFit {
  private FactorFit() {}

  /**
   * Item factors.
   *
   * @param items how many there are
   * @param itemOf index of an event's item, below 0 where it has none
   * @param sized settings by the number of pairs
   * @param older items of an older release by the same indices, to start from; half as many walks
   *     over the pairs are then enough
   */
  static ItemFactors fit(
      List<UserHistory> users,
      int items,
      ToIntFunction<UserEvent> itemOf,
      IntFunction<BprSettings> sized,
      Optional<ItemFactors> older) {
    Interactions pairs = pairs(users, items, itemOf);
    // One worker: two would be twice as fast, and no two releases of one seed the same.
    BprSettings settings = sized.apply(pairs.pairs()).onThreads(1);
    Optional<ItemFactors> warm = older.filter(found -> found.width() == settings.factors());
    return warm.map(found -> new BprTrainer(walkedHalf(settings)).startingFrom(found))
        .orElseGet(() -> new BprTrainer(settings))
        .train(pairs)
        .items();
  }

  private static BprSettings walkedHalf(BprSettings settings) {
    return settings.withEpochs(Math.max(1, settings.epochs() / 2));
  }

  /** Who likes what, by {@link Likes}: what settings such as the reference's are chosen by. */
  static Interactions pairs(List<UserHistory> users, int items, ToIntFunction<UserEvent> itemOf) {
    InteractionsBuilder builder = new InteractionsBuilder(items);
    for (UserHistory user : users) {
      long key = Keys.of(user.userId());
      for (UserEvent event : user.events()) {
        float weight = Likes.weight(event.type());
        int item = weight > 0 ? itemOf.applyAsInt(event) : -1;
        if (item >= 0) {
          builder.add(key, item, weight);
        }
      }
    }
    return builder.build();
  }
}
