package io.riverprint.trainer;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.TimeSplit;

/**
 * What was trained and is not judged yet.
 *
 * @param bundle without figures
 * @param split what each stretch of the log is for
 * @param histories of all users
 * @param unread records of the log that could not be read or made no sense
 * @param sequences examples trained on; 0 where networks stayed as they were
 */
public record Candidate(
    ModelBundle bundle, TimeSplit split, Histories histories, long unread, int sequences) {}
