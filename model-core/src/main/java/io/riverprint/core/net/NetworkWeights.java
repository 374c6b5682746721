package io.riverprint.core.net;

import java.util.List;

/**
 * All weights of a network. Nobody writes to the arrays after it is made: backends share them.
 *
 * @param spec the shape
 * @param gru the encoder
 * @param embedding hidden state to embedding
 * @param heads for each head of the spec its layers, first to last
 */
public record NetworkWeights(
    NetworkSpec spec, GruWeights gru, Dense embedding, List<List<Dense>> heads) {}
