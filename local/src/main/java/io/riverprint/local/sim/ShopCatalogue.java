package io.riverprint.local.sim;

import io.riverprint.trainer.log.ProductProperties;
import java.util.ArrayList;
import java.util.List;

/** What a simulated shop says of its SKUs: of those only that were on the shelf by then. */
public final class ShopCatalogue {
  private final ShopSpec spec;
  private final Shelves shelves;
  private final EventText text;

  /** As the shop opened. */
  public ShopCatalogue(ShopSpec spec) {
    this.spec = spec;
    this.shelves = new Shelves(spec);
    this.text = new EventText(spec, shelves);
  }

  /** SKUs first shown before this instant, with the prices that they began with. */
  public List<ProductProperties> products(long untilMillis) {
    List<ProductProperties> known = new ArrayList<>();
    for (int item = 0; item < spec.catalogueSize(); item++) {
      if (launchMillis(item) < untilMillis) {
        known.add(
            new ProductProperties(
                Long.toString(EventText.id(item)),
                Long.toString(EventText.id(text.leaf(item))),
                shelves.price(item),
                text.name(item)));
      }
    }
    return known;
  }

  private long launchMillis(int item) {
    return spec.start().toEpochMilli() + shelves.launchDay(item) * ShopSpec.DAY_MILLIS;
  }
}
