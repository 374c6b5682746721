package io.riverprint.local.cli;

import io.riverprint.trainer.publish.Announcer;
import java.net.URI;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where jobs read releases, if not in the folder of the models. */
final class CopiesOption {

  @Option(
      names = "--publish-to",
      paramLabel = "URI",
      description =
          "Copy each release there before it is announced, and announce the copy: a folder of any file"
              + " system that Flink has a plug-in for, such as s3://bucket/models. If not given, jobs"
              + " read the folder of the models.")
  private @Nullable URI copies;

  /** Announces the copies, where there are to be such. */
  Announcer around(Announcer announcer) {
    if (copies == null) {
      return announcer;
    }
    if (copies.getScheme() == null) {
      throw new IllegalArgumentException(
          "--publish-to "
              + copies
              + ": found no scheme, needs a URI such as s3://bucket/models or file:///models; write it"
              + " out");
    }
    // Plug-ins and keys as a cluster has them: FLINK_PLUGINS_DIR, FLINK_CONF_DIR.
    Configuration flink = GlobalConfiguration.loadConfiguration();
    FileSystem.initialize(flink, PluginUtils.createPluginManagerFromRootFolder(flink));
    return new CopyingAnnouncer(announcer, copies);
  }
}
