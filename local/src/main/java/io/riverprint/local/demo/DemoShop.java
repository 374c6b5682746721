package io.riverprint.local.demo;

import io.riverprint.schema.event.EventMapping;
import io.riverprint.trainer.log.EventLog;
import java.util.function.Consumer;

/** Where a demo's events come from: once as a log to learn from, once as a stream. */
interface DemoShop {

  /** What it is, for people. */
  String words();

  /** Everything that can be read, in time order. */
  EventLog log();

  /** Every record, dirt included, in order of arrival; the same at every call. */
  void deliver(Consumer<Delivery> each);

  /** How JSON among the records is to be understood. */
  EventMapping mapping();
}
