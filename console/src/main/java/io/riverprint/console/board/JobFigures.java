package io.riverprint.console.board;

/** What only the job itself knows; NaN where it does not say. May be asked by any thread. */
public interface JobFigures {
  /** Nobody to ask. */
  JobFigures NONE =
      new JobFigures() {
        @Override
        public double batchUsers() {
          return Double.NaN;
        }

        @Override
        public double lagMillis() {
          return Double.NaN;
        }
      };

  /** Users in a batch, mean over the newest batches. */
  double batchUsers();

  /** How far profiles are behind the newest event, in event time. */
  double lagMillis();
}
