package io.riverprint.job.watch;

import java.io.Serializable;

/**
 * Who is watched, and when another release is asked for.
 *
 * @param userShare of users, 0 to 1
 * @param maxOpenQuestions of a subtask
 * @param rules when to ask
 */
public record WatchSettings(double userShare, int maxOpenQuestions, RetrainRules rules)
    implements Serializable {}
