package io.riverprint.trainer.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.trainer.log.ProductProperties;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class PriceBucketsTest {

  @Test
  void leavesBucketsAsTheyAre() {
    assertThat(of(0, 7, 99).bucketOf(7)).isEqualTo(7);
  }

  @Test
  void cutsPricesIntoHundredBucketsOfEqualSize() {
    PriceBuckets buckets = of(DoubleStream.iterate(0.5, p -> p + 1).limit(1_000).toArray());

    assertThat(buckets.bucketOf(0.5f)).isZero();
    assertThat(buckets.bucketOf(9.5f)).isZero();
    assertThat(buckets.bucketOf(10.5f)).isEqualTo(1);
    assertThat(buckets.bucketOf(999.5f)).isEqualTo(99);
  }

  @Test
  void putsAPriceAboveAllIntoTheLastBucket() {
    PriceBuckets buckets = of(DoubleStream.iterate(0.5, p -> p + 1).limit(1_000).toArray());

    assertThat(buckets.bucketOf(1e9f)).isEqualTo(99);
  }

  @Test
  void knowsNoBucketOfNoPrice() {
    assertThat(of(1, 2).bucketOf(Float.NaN)).isEqualTo(Catalogue.UNKNOWN);
  }

  private static PriceBuckets of(double... prices) {
    return PriceBuckets.of(
        DoubleStream.of(prices)
            .mapToObj(price -> new ProductProperties("sku" + price, null, (float) price, null))
            .toList());
  }
}
