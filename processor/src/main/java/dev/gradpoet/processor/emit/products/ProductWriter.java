package dev.gradpoet.processor.emit.products;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.kernel.Scratch;
import dev.gradpoet.processor.emit.kernel.Storage;
import dev.gradpoet.processor.emit.loops.Contractions;
import dev.gradpoet.processor.emit.loops.LoopCells;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.ProductGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes contractions over a batch as products of matrices, {@code c = start + a · b}, that the runtime's {@code MatrixProduct} computes:
 * in plain Java, or with the Vector API, in which functions of each value are computed then, too.
 */
public final class ProductWriter implements Contractions {
  private final Plan plan;
  /** Those of the class with the Vector API; loops compute functions in plain Java. */
  private final Optional<VectorPasses> passes;

  private final Map<Contract, ProductGroup> groups = new LinkedHashMap<>();

  private ProductWriter(Plan plan, Optional<VectorPasses> passes) {
    this.plan = plan;
    this.passes = passes;
  }

  /** Products in plain Java. */
  public static ProductWriter plain(Plan plan) {
    return new ProductWriter(plan, Optional.empty());
  }

  /** Products and functions with the Vector API. */
  public static ProductWriter vectors(Plan plan, Names names) {
    return new ProductWriter(plan, Optional.of(new VectorPasses(plan, names)));
  }

  @Override
  public List<NestForm> separate(List<NestForm> nests) {
    List<NestForm> separate = new ArrayList<>(nests);
    for (NestForm nest : nests) {
      if (nest instanceof Contract contract) {
        ProductGroup group = ProductGroup.of(contract, nests, plan);
        groups.put(contract, group);
        if (group.biases().isPresent()) {
          separate.remove(group.biases().get());
        }
        if (group.finish().isPresent()) {
          separate.remove(group.finish().get());
        }
      }
    }
    return separate;
  }

  @Override
  public Optional<Statement> pass(NestForm nest) {
    return passes.isPresent() ? passes.get().of(nest) : Optional.empty();
  }

  // product.multiplyBiased(
  //     /* rows, columns, depth */ n, HIDDEN, INPUTS,
  //     /* a */ x, at, INPUTS, 1,
  //     /* b */ p, HIDDEN_WEIGHTS, HIDDEN, 1,
  //     /* biases */ p, HIDDEN_BIASES,
  //     /* c */ hidden, 0, HIDDEN_ROW, 1,
  //     /* floor */ 0);
  /** Rows and columns are those of the result: samples and units, or inputs and units of weights. */
  @Override
  public List<Statement> contract(Contract nest, LoopCells cells) {
    ProductGroup group = Objects.requireNonNull(groups.get(nest));
    Index row = nest.out().indices().get(0);
    Index column = nest.out().indices().get(1);
    boolean isLeft = nest.left().indices().contains(row);
    Tensor a = isLeft ? nest.left() : nest.right();
    Tensor b = isLeft ? nest.right() : nest.left();
    Index depth = a.indices().get(a.indices().get(0).equals(row) ? 1 : 0);
    CodeBlock.Builder call = CodeBlock.builder()
        .add(
            "product.$L(\n/* rows, columns, depth */ $L, $L, $L,\n/* a */ $L,\n/* b */ $L",
            group.biases().isPresent()
                ? "multiplyBiased"
                : nest.adds() ? "multiplyAdd" : "multiply",
            extent(row, cells),
            extent(column, cells),
            extent(depth, cells),
            matrix(a, row, cells),
            matrix(b, depth, cells));
    if (group.biases().isPresent()) {
      Tensor biases = group.biases().get().operands().get(0);
      call.add(",\n/* biases */ $L", cells.storage(biases).from("0"));
    }
    call.add(",\n/* c */ $L", matrix(group.out(), group.out().indices().get(0), cells));
    if (group.biases().isPresent()) {
      call.add(
          ",\n/* floor */ $L",
          group.finish().isPresent()
              ? CodeBlock.of("0")
              : CodeBlock.of("$T.NO_FLOOR", RuntimeTypes.MATRIX_PRODUCT));
    }
    return List.of(new Statement.Verbatim(
        CodeBlock.builder().addStatement("$L", call.add(")").build()).build()));
  }

  /** {@code x, at, INPUTS, 1}: an array, where its first value lies, and how far it is along {@code row}, and along its other index. */
  private static CodeBlock matrix(Tensor tensor, Index row, LoopCells cells) {
    Storage storage = cells.storage(tensor);
    CodeBlock distance = tensor.isParameter()
        ? CodeBlock.of("$N", cells.extent(tensor.indices().get(1)))
        : storage.distance();
    CodeBlock one = CodeBlock.of("1");
    boolean isFirst = tensor.indices().get(0).equals(row);
    return CodeBlock.of(
        "$L, $L, $L", storage.from("0"), isFirst ? distance : one, isFirst ? one : distance);
  }

  private static String extent(Index index, LoopCells cells) {
    return index.isBatch() ? "n" : cells.extent(index);
  }

  // private final MatrixProduct product = MatrixProduct.vectors();
  @Override
  public List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    if (passes.isPresent()) {
      fields.addAll(passes.get().fields());
    }
    fields.add(
        FieldSpec.builder(RuntimeTypes.MATRIX_PRODUCT, "product", Modifier.PRIVATE, Modifier.FINAL)
            .initializer(
                "$T.$L()", RuntimeTypes.MATRIX_PRODUCT, passes.isPresent() ? "vectors" : "plain")
            .build());
    return fields;
  }

  @Override
  public List<Scratch.Array> arrays() {
    return passes.isPresent() ? passes.get().arrays() : List.of();
  }

  @Override
  public List<MethodSpec> methods() {
    return passes.isPresent() ? passes.get().methods() : List.of();
  }
}
