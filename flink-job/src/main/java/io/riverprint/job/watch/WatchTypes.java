package io.riverprint.job.watch;

import io.riverprint.job.wire.WireType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Types on this room's edges. */
public final class WatchTypes {
  public static final TypeInformation<Sighting> SIGHTING =
      new WireType<>(Sighting.class, SightingSerializer.INSTANCE);
  public static final TypeInformation<Finding> FINDING =
      new WireType<>(Finding.class, FindingSerializer.INSTANCE);

  private WatchTypes() {}
}
