package io.riverprint.local.cli;

import io.riverprint.schema.event.Suggestion;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import org.apache.flink.configuration.YamlParserUtils;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.PropertiesDefaultProvider;

/**
 * Takes a verb's options from the YAML file that {@code --config} names: by their names without the
 * dashes, as defaults, so that what the command line says wins wherever it stands.
 */
final class OptionFile implements IParameterPreprocessor {
  static final String OPTION = "--config";

  /** Those about the command line itself. */
  private static final Set<String> NOT_IN_A_FILE = Set.of(OPTION, "--help", "--version", "--debug");

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's signature
  public boolean preprocess(
      Stack<String> arguments, CommandSpec verb, ArgSpec option, Map<String, Object> info) {
    if (!arguments.isEmpty()) {
      verb.defaultValueProvider(new PropertiesDefaultProvider(read(arguments.peek(), verb)));
    }
    return false; // the name of the file is the option's value, which is picocli's to take
  }

  private static Properties read(String file, CommandSpec verb) {
    List<String> known = known(verb);
    Properties options = new Properties();
    List<String> problems = new ArrayList<>();
    parsed(file, verb)
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add("unknown key " + key + Suggestion.among(known, key));
              } else if (value == null || value instanceof Map || value instanceof List) {
                problems.add(key + " holds " + value + ", needs one value");
              } else {
                options.setProperty(key, value.toString());
              }
            });
    if (!problems.isEmpty()) {
      throw new ParameterException(
          verb.commandLine(), OPTION + " " + file + ": " + String.join("; ", problems));
    }
    return options;
  }

  private static Map<String, Object> parsed(String file, CommandSpec verb) {
    if (!new File(file).isFile()) {
      throw unreadable(file, verb, "there is no such file");
    }
    try {
      return YamlParserUtils.loadYamlFile(new File(file));
    } catch (Exception e) {
      throw unreadable(file, verb, String.valueOf(e.getMessage()));
    }
  }

  private static ParameterException unreadable(String file, CommandSpec verb, String why) {
    return new ParameterException(
        verb.commandLine(), OPTION + " " + file + ": cannot be read, need a YAML file: " + why);
  }

  private static List<String> known(CommandSpec verb) {
    return verb.options().stream()
        .map(option -> option.longestName())
        .filter(name -> !NOT_IN_A_FILE.contains(name))
        .map(name -> name.substring("--".length()))
        .toList();
  }
}
