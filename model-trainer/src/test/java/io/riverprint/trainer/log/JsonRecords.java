package io.riverprint.trainer.log;

import io.riverprint.trainer.log.EventLogContract.Written;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Records as the JSON of the usual names. */
final class JsonRecords {
  private JsonRecords() {}

  static String json(Written record) {
    return "{%s\"timestamp\":%d,\"event_type\":\"%s\"%s}"
        .formatted(
            record.user() == null ? "" : "\"user_id\":\"" + record.user() + "\",",
            record.at(),
            record.type().name().toLowerCase(Locale.ROOT),
            item(record.item(), record));
  }

  private static String item(@Nullable String item, Written record) {
    String name =
        switch (record.type()) {
          case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART -> "sku";
          case PAGE_VISIT -> "url";
          case SEARCH_QUERY -> "query";
        };
    return item == null ? "" : ",\"" + name + "\":\"" + item + "\"";
  }
}
