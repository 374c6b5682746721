package io.riverprint.trainer.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.net.EncoderWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointFolderTest {
  private static final EncoderPlan PLAN =
      SmallPlans.tasks(SmallPlans.ATTENTION, new Dropouts(0.1f, 0.2f, 0.1f), 4);

  @TempDir Path folder;

  @Test
  void aTrainingInterruptedBetweenEpochsEndsAsIfItHadNotBeen() {
    EncoderWeights whole = train(Checkpoints.NONE, TrainingWatcher.NONE);
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    assertThatThrownBy(() -> train(checkpoints, stoppingAfter(2))).hasMessage("stopped");

    EncoderWeights resumed = train(checkpoints, notBefore(3));

    assertThat(resumed.gru().inputWeights()).containsExactly(whole.gru().inputWeights());
    assertThat(resumed.embedding().weights()).containsExactly(whole.embedding().weights());
    assertThat(resumed.heads().get(2).get(1).bias())
        .containsExactly(whole.heads().get(2).get(1).bias());
  }

  @Test
  void aTrainingThatIsDoneIsNotDoneAgain() {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    EncoderWeights once = train(checkpoints, TrainingWatcher.NONE);

    assertThat(train(checkpoints, notBefore(5)).gru().hiddenBias())
        .containsExactly(once.gru().hiddenBias());
  }

  @Test
  void aDamagedCheckpointIsAsGoodAsNone() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    train(checkpoints, TrainingWatcher.NONE);
    Path file = folder.resolve("small.checkpoint.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(checkpoints.find("small")).isEmpty();
  }

  @Test
  void leavesNothingBehindOnceDeleted() throws IOException {
    Path own = folder.resolve("own");
    CheckpointFolder checkpoints = new CheckpointFolder(own);
    train(checkpoints, TrainingWatcher.NONE);
    checkpoints.delete();

    assertThat(own).doesNotExist();
  }

  @Test
  void deletesNothingThatIsNotItsOwn() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
    checkpoints.delete();

    assertThat(other).exists();
  }

  private static EncoderWeights train(Checkpoints checkpoints, TrainingWatcher watcher) {
    DrawnExamples examples = DrawnExamples.planted(120, 1);
    return new EncoderTrainer(PLAN, SmallPlans.spec(PLAN), SmallPlans.run(), checkpoints, watcher)
        .train(examples, examples.all.subList(0, 100), examples.all.subList(100, 120));
  }

  private static TrainingWatcher stoppingAfter(int last) {
    return watching(
        epoch -> {
          if (epoch == last) {
            throw new IllegalStateException("stopped");
          }
        });
  }

  private static TrainingWatcher notBefore(int first) {
    return watching(epoch -> assertThat(epoch).isGreaterThanOrEqualTo(first));
  }

  private static TrainingWatcher watching(IntConsumer epochs) {
    return new TrainingWatcher() {
      @Override
      public void batch(int epoch, int batch, int batches, float loss) {}

      @Override
      public void epoch(int epoch, float trainingLoss, float validationLoss) {
        epochs.accept(epoch);
      }
    };
  }
}
