package io.riverprint.job;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.YamlParserUtils;

/** A configuration from {@code --config FILE --key value ...}; later ones win. */
final class ConfigFile {
  private ConfigFile() {}

  /**
   * The configuration.
   *
   * @throws InvalidSettingsException if the arguments are not pairs or the file cannot be read
   */
  static Configuration of(String[] args) {
    Configuration configuration = new Configuration();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || i + 1 == args.length) {
        problems.add("argument " + args[i] + ": need --config FILE or --key value");
      } else if (args[i].equals("--config")) {
        read(args[i + 1], configuration, problems);
      } else {
        configuration.setString(args[i].substring(2), args[i + 1]);
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return configuration;
  }

  private static void read(String file, Configuration configuration, List<String> problems) {
    try {
      flatten("", YamlParserUtils.loadYamlFile(new File(file)), configuration);
    } catch (Exception e) {
      problems.add("--config " + file + ": cannot be read, need a YAML file: " + e.getMessage());
    }
  }

  private static void flatten(String prefix, Map<?, ?> yaml, Configuration configuration) {
    for (Map.Entry<?, ?> entry : yaml.entrySet()) {
      String key = prefix + entry.getKey();
      if (entry.getValue() instanceof Map<?, ?> inner) {
        flatten(key + ".", inner, configuration);
      } else if (entry.getValue() instanceof List<?> list) {
        configuration.setString(
            key, String.join(";", list.stream().map(Object::toString).toList()));
      } else if (entry.getValue() != null) {
        configuration.setString(key, entry.getValue().toString());
      }
    }
  }
}
