package io.riverprint.core.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Questions, purchases and answers as bytes, between tasks and in checkpoints. */
public final class QuestionCodec {
  private static final int VERSION = 1;

  private QuestionCodec() {}

  public static void write(Question question, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(question.release());
    out.writeLong(question.asOfMillis());
    out.writeBoolean(question.boughtBefore());
    out.writeFloat(question.churn());
    writeItems(question.categories(), question.categoryScores(), out);
    writeItems(question.skus(), question.skuScores(), out);
    writeFloats(question.columns(), out);
  }

  /**
   * A question as it was.
   *
   * @throws IOException if a newer version wrote it
   */
  public static Question readQuestion(DataInput in) throws IOException {
    LongCounts.requireVersion("question", in.readUnsignedByte(), VERSION);
    long release = in.readLong();
    long asOfMillis = in.readLong();
    boolean boughtBefore = in.readBoolean();
    float churn = in.readFloat();
    long[] categories = readLongs(in);
    float[] categoryScores = readFloats(in);
    long[] skus = readLongs(in);
    float[] skuScores = readFloats(in);
    return new Question(
        release,
        asOfMillis,
        boughtBefore,
        churn,
        categories,
        categoryScores,
        skus,
        skuScores,
        readFloats(in));
  }

  public static void write(Purchase purchase, DataOutput out) throws IOException {
    out.writeLong(purchase.atMillis());
    out.writeLong(purchase.skuKey());
    out.writeLong(purchase.categoryKey());
    out.writeFloat(purchase.price());
  }

  public static Purchase readPurchase(DataInput in) throws IOException {
    return new Purchase(in.readLong(), in.readLong(), in.readLong(), in.readFloat());
  }

  public static void write(Answer answer, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(answer.release());
    for (WatchedHead head : WatchedHead.values()) {
      write(answer.of(head), out);
    }
  }

  /**
   * An answer as it was.
   *
   * @throws IOException if a newer version wrote it
   */
  public static Answer readAnswer(DataInput in) throws IOException {
    LongCounts.requireVersion("answer", in.readUnsignedByte(), VERSION);
    return new Answer(in.readLong(), readOutcomes(in), readOutcomes(in), readOutcomes(in));
  }

  private static void write(Outcomes outcomes, DataOutput out) throws IOException {
    writeFloats(outcomes.scores(), out);
    for (boolean came : outcomes.came()) {
      out.writeBoolean(came);
    }
    out.writeInt(outcomes.absentCame());
    out.writeInt(outcomes.absentStayed());
  }

  private static Outcomes readOutcomes(DataInput in) throws IOException {
    float[] scores = readFloats(in);
    boolean[] came = new boolean[scores.length];
    for (int i = 0; i < came.length; i++) {
      came[i] = in.readBoolean();
    }
    return new Outcomes(scores, came, in.readInt(), in.readInt());
  }

  private static void writeItems(long[] keys, float[] scores, DataOutput out) throws IOException {
    out.writeShort(keys.length);
    for (long key : keys) {
      out.writeLong(key);
    }
    writeFloats(scores, out);
  }

  private static long[] readLongs(DataInput in) throws IOException {
    long[] values = new long[in.readUnsignedShort()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  /** Floats with their number before them. */
  public static void writeFloats(float[] values, DataOutput out) throws IOException {
    out.writeShort(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  public static float[] readFloats(DataInput in) throws IOException {
    float[] values = new float[in.readUnsignedShort()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
