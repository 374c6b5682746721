package io.riverprint.local.demo;

/** Somebody for whom the shop's clock waits. */
@FunctionalInterface
interface Hold {

  /** Whether what arrives then, by the shop's clock, may be fed by now. */
  boolean mayPass(long arrivesAtMillis);

  /** Nobody. */
  static Hold none() {
    return arrivesAtMillis -> true;
  }
}
