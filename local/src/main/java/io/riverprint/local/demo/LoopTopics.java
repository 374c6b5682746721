package io.riverprint.local.demo;

import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ReceiptCodec;
import io.riverprint.schema.wire.RetrainRequestCodec;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The loop's topics: requests are asked for by hand here, receipts are read. */
final class LoopTopics {
  private final String bootstrap;

  LoopTopics(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Asks for a training, as somebody would by hand. */
  void ask(RetrainRequest request) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.RETRAIN_REQUESTS,
                  TopicKeys.request(request.requestId()),
                  new RetrainRequestCodec().write(request)));
      producer.flush();
    }
  }

  /** What the job's subtasks have said of a release by now. */
  List<ReleaseReceipt> receipts(long version) {
    ReceiptCodec codec = new ReceiptCodec();
    return TopicReader.readAll(bootstrap, Topics.RECEIPTS, Isolation.READ_COMMITTED).stream()
        .map(record -> codec.read(record.value()))
        .filter(receipt -> receipt.version() == version)
        .toList();
  }
}
