package io.riverprint.core.bundle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.riverprint.core.net.ReadoutSpec;

/** How a {@link ReadoutSpec} stands in JSON: its fields, and which of the two it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ReadoutSpec.Linear.class, name = "linear"),
  @JsonSubTypes.Type(value = ReadoutSpec.Trunk.class, name = "trunk")
})
abstract class ReadoutJson {}
