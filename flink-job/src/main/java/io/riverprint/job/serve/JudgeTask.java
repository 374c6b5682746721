package io.riverprint.job.serve;

import io.riverprint.schema.ModelRelease;

/** What {@link ReleaseJudge} needs of the task it sits in. */
interface JudgeTask extends Receipts {

  /** Passes a release on to all subtasks. */
  void pass(ModelRelease release);

  /** Tells all subtasks that no further release takes effect up to this event time. */
  void decided(long untilMillis);

  /** Runs this on the task's own thread. */
  void onTaskThread(Runnable work);

  /** The same, so many milliseconds later. */
  void later(long millis, Runnable work);
}
