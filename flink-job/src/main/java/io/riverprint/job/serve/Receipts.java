package io.riverprint.job.serve;

import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt.Outcome;

/** Who is told what became of a release. */
@FunctionalInterface
interface Receipts {
  void tell(ModelRelease release, Outcome outcome, String detail);
}
