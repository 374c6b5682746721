package io.riverprint.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.RetrainRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopBoardTest {
  private final LoopBoard board = new LoopBoard();

  @Test
  void aRequestThatIsWrittenTwiceIsOneAndTheNewestIsFirst() {
    board.requested(request("a"));
    board.requested(request("b"));
    board.requested(request("a"));
    assertThat(board.requests()).extracting(RetrainRequest::requestId).containsExactly("a", "b");
  }

  @Test
  void onlyTheNewestRequestsAreKept() {
    for (int i = 0; i < LoopBoard.KEPT + 3; i++) {
      board.requested(request("r" + i));
    }
    assertThat(board.requests())
        .hasSize(LoopBoard.KEPT)
        .extracting(RetrainRequest::requestId)
        .startsWith("r" + (LoopBoard.KEPT + 2))
        .endsWith("r3");
  }

  @Test
  void aLongCurveKeepsItsSpanAndItsNewestPoint() {
    int points = 10 * LoopBoard.MOST_POINTS;
    for (int hour = 0; hour < points; hour++) {
      board.judged(quality(1, hour));
    }
    List<LiveQuality> curve = board.quality().get(0);
    assertThat(curve).hasSizeBetween(LoopBoard.MOST_POINTS / 2, LoopBoard.MOST_POINTS);
    assertThat(curve.get(0).atMillis()).isZero();
    assertThat(curve.get(curve.size() - 1).atMillis()).isEqualTo(points - 1);
  }

  @Test
  void ofTooManyReleasesTheOldestGo() {
    for (int release = 1; release <= LoopBoard.MOST_CURVES + 2; release++) {
      board.judged(quality(release, 0));
    }
    assertThat(board.quality()).hasSize(LoopBoard.MOST_CURVES);
    assertThat(board.quality().get(0).get(0).release()).isEqualTo(3);
  }

  private static RetrainRequest request(String id) {
    return new RetrainRequest(
        id, 0, 1, RetrainRequest.Reason.LABELS, RetrainRequest.Lane.FACTORS, "");
  }

  private static LiveQuality quality(long release, long atMillis) {
    return new LiveQuality(release, "sku", atMillis, 1, 0.5, 0, 0, null);
  }
}
