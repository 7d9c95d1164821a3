package dev.gradpoet.lab.onnx;

import java.lang.module.ModuleDescriptor;
import java.util.Map;
import java.util.Objects;

/** A graph and what is said about it: ModelProto of ONNX. */
final class Model {
  private static final int IR_VERSION = 1;
  private static final int PRODUCER_NAME = 2;
  private static final int PRODUCER_VERSION = 3;
  private static final int DOC_STRING = 6;
  private static final int GRAPH = 7;
  private static final int OPSET_IMPORT = 8;
  private static final int METADATA_PROPS = 14;
  // The fields of StringStringEntryProto.
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private static final int IR_VERSION_7 = 7;

  private Model() {}

  static Message of(Graph graph, String description, Map<String, String> metadata) {
    Message model = new Message()
        .integer(IR_VERSION, IR_VERSION_7)
        .text(PRODUCER_NAME, "Gradpoet")
        .text(PRODUCER_VERSION, version())
        .text(DOC_STRING, description)
        .message(GRAPH, graph.message());
    graph.opsets().forEach(opset -> model.message(OPSET_IMPORT, opset));
    metadata.forEach((name, text) ->
        model.message(METADATA_PROPS, new Message().text(KEY, name).text(VALUE, text)));
    return model;
  }

  /** The version of this library: that of the module, or what the manifest of the jar on the class path says. */
  private static String version() {
    ModuleDescriptor module = Model.class.getModule().getDescriptor();
    return module == null
        ? Objects.requireNonNullElse(Model.class.getPackage().getImplementationVersion(), "")
        : module.rawVersion().orElse("");
  }
}
