package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.emit.code.ClassNames;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Layout;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.kernel.Kernel;
import dev.gradpoet.processor.emit.kernel.SampleKernel;
import dev.gradpoet.processor.emit.kernel.Scratch;
import dev.gradpoet.processor.emit.loops.LayerKernel;
import dev.gradpoet.processor.emit.products.ProductWriter;
import dev.gradpoet.processor.emit.unrolled.UnrolledKernel;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Program;
import javax.lang.model.element.Modifier;

/** Writes the class of a planned network: the table of contents of the generated file. */
public final class NetworkWriter {
  private final Program program;
  private final Names names;
  private final Kernel kernel;
  private final Helpers helpers;
  private final Description description;
  private final Constants constants;
  private final Construction construction;
  private final Penalty penalty;
  private final Passes passes;
  private final ClassDoc classDoc;

  private NetworkWriter(Plan plan) {
    this.program = plan.program();
    this.names = new Names(program);
    ClassName self = ClassName.get(program.type().packageName(), program.type().generatedName());
    this.helpers = new Helpers(names);
    this.kernel = switch (plan.lowering()) {
      case UNROLLED -> new UnrolledKernel(plan, names, helpers);
      case LOOPS -> LayerKernel.loops(plan, names, helpers);
      case PRODUCTS -> LayerKernel.batch(plan, names, helpers, ProductWriter.plain(plan));
      case LANES -> throw new IllegalArgumentException("no plain Java in " + plan.lowering());
    };
    this.description = new Description(program, names);
    this.constants = new Constants(program, names, kernel.samples());
    this.construction = new Construction(plan, names, self, kernel);
    this.penalty = new Penalty(plan, names, helpers);
    this.passes = Passes.ofNetwork(plan, names, kernel, penalty);
    this.classDoc = new ClassDoc(plan, Comments.inJavadoc(plan.program()));
  }

  /** The class that a user sees. */
  public static GeneratedClass write(Plan plan) {
    String name = plan.program().type().generatedName();
    return new GeneratedClass(name, new NetworkWriter(plan).write());
  }

  /** The same, with what its names stand for; of a network that is computed sample by sample. */
  public static ReadableClass readable(Plan plan) {
    NetworkWriter writer = new NetworkWriter(plan);
    if (!(writer.kernel instanceof SampleKernel kernel)
        || writer.kernel.samples().isBatch()) {
      throw new IllegalArgumentException("not sample by sample: " + plan.lowering());
    }
    String name = plan.program().type().generatedName();
    GeneratedClass generated = new GeneratedClass(name, writer.write());
    Names names = writer.names;
    ReadableClass.Methods methods = new ReadableClass.Methods(
        kernel.training(),
        kernel.prediction(),
        names.method("penalty"),
        names.method("addPenalty"),
        names.method("mask"));
    return new ReadableClass(generated, kernel.cells(), methods);
  }

  private String write() {
    DeclaredType type = program.type();
    ClassName declared = ClassNames.of(type);
    TypeSpec.Builder generated = TypeSpec.classBuilder(type.generatedName())
        .addJavadoc(classDoc.text(declared))
        .addAnnotations(ClassAnnotations.of(program))
        .addModifiers(Modifier.FINAL)
        .alwaysQualify(type.takenNames().toArray(new String[0]));
    if (type.isPublic()) {
      generated.addModifiers(Modifier.PUBLIC);
    }
    if (type.isInterface()) {
      generated.addSuperinterface(declared);
    } else {
      generated.superclass(declared);
    }
    generated.addSuperinterface(RuntimeTypes.NEURAL_NETWORK);

    generated.addFields(constants.fields());
    generated.addField(description.architecture());
    generated.addField(Scratch.none());
    if (!constants.initializer().isEmpty()) {
      generated.addStaticBlock(constants.initializer());
    }
    generated.addFields(construction.fields());
    generated.addFields(passes.fields());
    generated.addFields(kernel.fields());
    generated.addMethod(construction.constructor());
    generated.addMethods(kernel.methods());
    generated.addMethods(penalty.methods());
    generated.addMethods(construction.methods());
    generated.addMethods(passes.methods());
    generated.addMethods(kernel.helpers());
    generated.addMethods(construction.helperMethods());
    generated.addMethods(description.methods());
    generated.addMethods(helpers.methods());

    return file(type, generated.build());
  }

  /** The text of the file for a class that is generated for {@code type}. */
  static String file(DeclaredType type, TypeSpec generated) {
    JavaFile file = JavaFile.builder(type.packageName(), generated)
        .addFileComment("Generated from $L. Edit that type, not this file.", type.qualifiedName())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
    return Layout.of(file.toString());
  }
}
