package dev.gradpoet.processor.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Names;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The arrays for the values of a pass. Those of several samples are made by the first pass that needs them: most instances only predict,
 * many only one sample at a time, and a class with the Vector API beside it computes nothing where that does.
 */
public final class Scratch {

  /** The passes that need an array. */
  public enum Use {
    ALL,
    ACCUMULATE
  }

  /**
   * An array.
   *
   * @param value its creation, for {@code n} samples
   * @param doc its Javadoc, or nothing
   */
  public record Array(Use use, String name, CodeBlock value, String doc) {

    public Array(Use use, String name, CodeBlock value) {
      this(use, name, value, "");
    }

    public Array withDoc(String text) {
      return new Array(use, name, value, text);
    }

    // private final float[] hidden = new float[HIDDEN];
    /** The field of an array that is made with its network. */
    public FieldSpec field() {
      return declaration(value).addModifiers(Modifier.FINAL).build();
    }

    private FieldSpec.Builder declaration(CodeBlock initial) {
      return FieldSpec.builder(float[].class, name, Modifier.PRIVATE)
          .addJavadoc(doc)
          .initializer(initial);
    }
  }

  private final Names names;
  private final Samples samples;
  private final List<Array> all = new ArrayList<>();
  private final List<Array> ofAccumulate = new ArrayList<>();

  public Scratch(Names names, Samples samples, List<Array> arrays) {
    this.names = names;
    this.samples = samples;
    for (Array array : arrays) {
      (array.use() == Use.ALL ? all : ofAccumulate).add(array);
    }
  }

  // private static final float[] NONE = {};
  /** The value of a field whose array is not made: not null, so that the code compiles where null is checked. */
  public static FieldSpec none() {
    return FieldSpec.builder(
            float[].class, "NONE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("In place of an array that no pass has needed.\n")
        .initializer("{}")
        .build();
  }

  // /** How many samples there is room for. */
  // private int room;
  // private float[] hidden = NONE;
  public List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    fields.add(room("room", "How many samples there is room for: none before the first pass.\n"));
    declare(all, fields);
    fields.add(room("gradientRoom", "The same for the backward pass.\n"));
    declare(ofAccumulate, fields);
    return fields;
  }

  private FieldSpec room(String name, String doc) {
    return FieldSpec.builder(int.class, name, Modifier.PRIVATE).addJavadoc(doc).build();
  }

  private static void declare(List<Array> arrays, List<FieldSpec> fields) {
    for (Array array : arrays) {
      fields.add(array.declaration(CodeBlock.of("NONE")).build());
    }
  }

  public List<MethodSpec> methods() {
    String some = samples == Samples.LANES ? "as many as fill a vector" : "one";
    CodeBlock first =
        CodeBlock.builder().addStatement("$N(count)", names.method("makeRoom")).build();
    return List.of(
        make(
            "makeRoom",
            "Makes room for a pass over {@code count} samples: for " + some
                + ", or for all that are computed together.\n",
            CodeBlock.builder().build(),
            "room",
            all),
        make(
            "makeGradientRoom",
            "Makes room for a pass with its backward pass.\n",
            first,
            "gradientRoom",
            ofAccumulate));
  }

  // private void makeRoom(int count) {
  //   final int n = count > 1 ? BATCH : 1;
  //   if (n <= room) {
  //     return;
  //   }
  //   hidden = new float[n * HIDDEN_ROW];
  //   room = n;
  // }
  private MethodSpec make(
      String name, String doc, CodeBlock first, String field, List<Array> arrays) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(names.method(name))
        .addJavadoc(doc)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "count")
        .addCode(first)
        .addStatement(
            samples == Samples.LANES
                ? "final int n = count > LANES ? BATCH : LANES"
                : "final int n = count > 1 ? BATCH : 1")
        .beginControlFlow("if (n <= $N)", field)
        .addStatement("return")
        .endControlFlow();
    for (Array array : arrays) {
      method.addStatement("$N = $L", array.name(), array.value());
    }
    return method.addStatement("$N = n", field).build();
  }

  // makeRoom(count);
  public CodeBlock make(Use use, String count) {
    return CodeBlock.builder()
        .addStatement(
            "$N($L)", names.method(use == Use.ALL ? "makeRoom" : "makeGradientRoom"), count)
        .build();
  }
}
