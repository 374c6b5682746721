package io.riverprint.trainer.gate;

import io.riverprint.schema.UserProfile;
import io.riverprint.trainer.example.Labels;

/**
 * A profile of held-out time, and what its user did after it.
 *
 * @param profile as the stepper emitted it
 * @param boughtBefore whether the user had ever bought: churn is asked of such users only
 *     (reference, section 2.1)
 * @param labels what happened within the horizon after the profile's as-of
 */
public record JudgedProfile(UserProfile profile, boolean boughtBefore, Labels labels) {}
