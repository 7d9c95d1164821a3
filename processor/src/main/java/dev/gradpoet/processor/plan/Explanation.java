package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a plan decides, and why, for people. */
public final class Explanation {
  private final Plan plan;
  private final Program program;

  private Explanation(Plan plan) {
    this.plan = plan;
    this.program = plan.program();
  }

  /** The explanation: a table of layers, then the reasons. */
  public static String of(Plan plan) {
    return new Explanation(plan).text();
  }

  // demo.Mnist, style FAST: 101,770 parameters
  //   layer    kernel   with vectors   multiply-adds   parameter bytes
  //   hidden   rows     tiles                100,352           401,920
  //   …
  //   rows: unrolled, one method would take 1,818,280 bytes of bytecode; …
  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(
        Locale.ROOT,
        "%s, style %s: %,d parameters",
        program.type().qualifiedName(),
        program.isForTeaching() ? "TEACHING" : "FAST",
        program.parameterCount()));
    Columns.aligned(layers(), Set.of(3, 4)).forEach(line -> lines.add("  " + line));
    lines.add("  " + name(plan.lowering()) + ": " + reason());
    String windows = windows();
    if (!windows.isEmpty() && plan.lowering() != Lowering.LOOPS) {
      lines.add(
          "  loops: " + windows
              + ", not all of whose parts are products by matrices or functions of each value, have no faster kernel");
    }
    lines.add("  " + plan.simd().map(this::simdReason).orElseGet(this::noSimdReason));
    return String.join("\n", lines);
  }

  private List<List<String>> layers() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "kernel", "with vectors", "multiply-adds", "parameter bytes"));
    for (Step step : program.forward()) {
      Layer layer = step.layer();
      rows.add(List.of(
          layer.name(),
          name(plan.kernel(layer, plan.lowering())),
          plan.simd().map(simd -> name(plan.kernel(layer, simd))).orElse("-"),
          number(products(step)),
          number((long) Float.BYTES * layer.parameterCount())));
    }
    return rows;
  }

  /** The layers that only loops can compute. */
  private String windows() {
    return program.layers().stream()
        .filter(layer -> plan.kernel(layer, plan.lowering()) != plan.lowering())
        .map(Layer::name)
        .collect(Collectors.joining(", "));
  }

  /** How often a product is added to a sum, for one sample. */
  private static long products(Step step) {
    long products = 0;
    for (Nest nest : Part.nests(step.parts())) {
      products += Product.of(nest).map(Product::multiplyAdds).orElse(0L);
    }
    return products;
  }

  private static String name(Lowering lowering) {
    return lowering.name().toLowerCase(Locale.ROOT);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private String reason() {
    if (!Planner.isChainOfProducts(program)) {
      return plan.lowering() == Lowering.LOOPS
          ? "what is no chain of products by matrices and of masks is written as loops"
          : "products of whole layers; straight-line code is for chains of products by matrices and of masks";
    }
    long bytes = Size.unrolledBytes(program);
    String size = String.format(
        Locale.ROOT,
        "one method takes at most %,d bytes of bytecode, of %,d",
        bytes,
        Size.METHOD_BUDGET);
    String tooLarge = String.format(
        Locale.ROOT,
        "unrolled, one method could take %,d bytes of bytecode, and above %,d it is not sure to be compiled",
        bytes,
        Size.METHOD_BUDGET);
    boolean isLong = Planner.isTooLongToRead(program);
    return switch (plan.lowering()) {
      case UNROLLED -> size;
      case LOOPS ->
        isLong
            ? "more than " + Planner.TEACHING_PARAMETERS
                + " parameters are too many to read one by one"
            : tooLarge;
      default -> tooLarge;
    };
  }

  private String simdReason(Lowering lowering) {
    return switch (lowering) {
      case LANES ->
        "lanes: where vectors are there, several samples at a time, one in each lane; "
            + fewReason();
      case PRODUCTS ->
        "with vectors: in tiles of 6 x 4 vectors, of 6 x 2 if those have 256 bits, as soon as these are compiled";
      default -> throw new IllegalArgumentException(lowering + " has no vectors");
    };
  }

  private String fewReason() {
    String layers = plan.wide().stream().map(Layer::name).collect(Collectors.joining(", "));
    return layers.isEmpty()
        ? "few and single ones stay with the other kernel, since no hidden layer fills vectors"
        : "of few and single ones, the units of " + layers + " lie along vectors";
  }

  private String noSimdReason() {
    if (program.isForTeaching()) {
      return "no vectors: TEACHING is plain Java";
    }
    return "no vectors: for those, compile with --add-modules jdk.incubator.vector";
  }
}
