package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.emit.kernel.Kernel;
import dev.gradpoet.processor.emit.kernel.Scratch;
import dev.gradpoet.processor.emit.lanes.LaneKernel;
import dev.gradpoet.processor.emit.loops.LayerKernel;
import dev.gradpoet.processor.emit.products.ProductWriter;
import dev.gradpoet.processor.plan.Lanes;
import dev.gradpoet.processor.plan.Lowering;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that computes a network's passes with the Vector API, for the class that a user sees. */
public final class SimdWriter {

  /** Where lanes and code for one sample were measured to take the same time for a gradient: with 512 bits, and with fewer. */
  private static final CodeBlock MANY = CodeBlock.of("LANES > 8 ? 12 : 8");

  /** Of one sample, plain code with vectors for wide layers was measured to be faster than without on 512 bits, slower on 256. */
  private static final CodeBlock SOME = CodeBlock.of("LANES > 8 ? 1 : MANY");

  private final Program program;
  private final Names names;
  private final ClassName plain;
  private final Helpers helpers;
  private final boolean isOfProducts;
  private final boolean hasUnits;
  private final Kernel kernel;
  private final Constants constants;
  private final Construction construction;
  private final Passes passes;

  private SimdWriter(Plan plan) {
    this.program = plan.program();
    this.names = new Names(program);
    this.plain = ClassName.get(program.type().packageName(), program.type().generatedName());
    this.helpers = new Helpers(names);
    this.isOfProducts = plan.simd().orElseThrow() == Lowering.PRODUCTS;
    this.hasUnits = !isOfProducts && !plan.wide().isEmpty();
    this.kernel = isOfProducts
        ? LayerKernel.batch(plan, names, helpers, ProductWriter.vectors(plan, names))
        : new LaneKernel(plan, names, helpers);
    this.constants = new Constants(program, names, kernel.samples());
    this.construction = new Construction(plan, names, plain, kernel);
    this.passes = Passes.ofSimd(plan, names, kernel);
  }

  /** The class beside that of {@link NetworkWriter}. */
  public static GeneratedClass write(Plan plan) {
    DeclaredType type = plan.program().type();
    return new GeneratedClass(type.simdName(), new SimdWriter(plan).write());
  }

  private String write() {
    List<MethodSpec> methods = new ArrayList<>(kernel.methods());
    methods.addAll(passes.methods());
    methods.addAll(kernel.helpers());
    TypeSpec.Builder generated = TypeSpec.classBuilder(program.type().simdName())
        .addJavadoc(
            "The passes of {@link $T} with the Vector API: that class checks arguments and does all else.\n",
            plain)
        .addAnnotations(ClassAnnotations.of(program))
        .addModifiers(Modifier.FINAL)
        .alwaysQualify(program.type().takenNames().toArray(new String[0]))
        .addFields(usedConstants())
        .addFields(vectors())
        .addField(Scratch.none())
        .addFields(state())
        .addFields(kernel.fields())
        .addMethod(constructor())
        .addMethods(methods)
        .addMethod(gradient())
        .addMethods(construction.helperMethods())
        .addMethods(helpers.methods());
    if (!constants.initializer().isEmpty()) {
      generated.addStaticBlock(constants.initializer());
    }
    return NetworkWriter.file(program.type(), generated.build());
  }

  /** Products have no need of the number of parameters; who compiles with all warnings of Eclipse would be told. */
  private List<FieldSpec> usedConstants() {
    List<FieldSpec> used = new ArrayList<>();
    for (FieldSpec constant : constants.fields()) {
      if (!isOfProducts || !constant.name().equals("PARAMETERS")) {
        used.add(constant);
      }
    }
    return used;
  }

  private List<FieldSpec> vectors() {
    List<FieldSpec> fields = new ArrayList<>(List.of(
        FieldSpec.builder(
                ParameterizedTypeName.get(VectorTypes.SPECIES, ClassName.get(Float.class)),
                "SPECIES",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .addJavadoc("The widest vectors of this machine, of 16 lanes at most.\n")
            .initializer(
                "$T.SPECIES_PREFERRED.length() > $L$W? $T.SPECIES_512$W: $T.SPECIES_PREFERRED",
                VectorTypes.FLOAT_VECTOR,
                Lanes.MOST,
                VectorTypes.FLOAT_VECTOR,
                VectorTypes.FLOAT_VECTOR)
            .build(),
        FieldSpec.builder(int.class, "LANES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("SPECIES.length()")
            .build(),
        FieldSpec.builder(boolean.class, "SUPPORTED", Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "Whether this machine multiplies and adds in one instruction: those with 256-bit vectors do, and AArch64.\n")
            .initializer(
                "LANES >= 8 || $T.getProperty($S).equals($S)", System.class, "os.arch", "aarch64")
            .build()));
    if (!isOfProducts) {
      fields.addAll(thresholds());
    }
    return fields;
  }

  // private static final int MANY = LANES > 8 ? 12 : 8;
  // static final int WORTHWHILE = LANES > 8 ? 1 : MANY;
  /** From how many samples on a pass has one in each lane, and from how many on this class computes it at all. */
  private List<FieldSpec> thresholds() {
    String lanes = "For fewer samples, adding up the lanes costs more than they save.\n";
    if (!hasUnits) {
      return List.of(FieldSpec.builder(int.class, "WORTHWHILE", Modifier.STATIC, Modifier.FINAL)
          .addJavadoc(lanes)
          .initializer(MANY)
          .build());
    }
    return List.of(
        FieldSpec.builder(int.class, "MANY", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(lanes)
            .initializer(MANY)
            .build(),
        FieldSpec.builder(int.class, "WORTHWHILE", Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("For fewer samples, short vectors along the units are no gain.\n")
            .initializer(SOME)
            .build());
  }

  private List<FieldSpec> state() {
    List<FieldSpec> fields = new ArrayList<>();
    fields.add(field(plain, "network"));
    fields.add(field(ArrayTypeName.of(float.class), "parameters"));
    if (program.draws()) {
      fields.add(field(RuntimeTypes.SPLIT_MIX, "random"));
    }
    fields.addAll(passes.fields());
    return fields;
  }

  private static FieldSpec field(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).build();
  }

  // private float[] gradient() {
  //   return network.gradient();
  // }
  private static MethodSpec gradient() {
    return MethodSpec.methodBuilder("gradient")
        .addJavadoc("The gradient of the network, to which the passes add.\n")
        .addModifiers(Modifier.PRIVATE)
        .returns(float[].class)
        .addStatement("return network.gradient()")
        .build();
  }

  // DigitsNetworkSimd(DigitsNetwork network, float[] parameters, SplitMix64 random) {
  private MethodSpec constructor() {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
        .addParameter(plain, "network")
        .addParameter(float[].class, "parameters");
    CodeBlock.Builder body = CodeBlock.builder()
        .addStatement("this.network = network")
        .addStatement("this.parameters = parameters");
    if (program.draws()) {
      constructor.addParameter(RuntimeTypes.SPLIT_MIX, "random");
      body.addStatement("this.random = random");
    }
    return constructor.addCode(body.build()).build();
  }
}
