package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.Initialization;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import javax.lang.model.element.Modifier;

/** How a generated network draws its first weights, or gets those that come with its class. */
final class Creation {
  private final NetworkModel network;
  private final Names names;
  private final ClassName self;

  Creation(NetworkModel network, Names names, ClassName self) {
    this.network = network;
    this.names = names;
    this.self = self;
  }

  // public static IrisNetwork create(long seed) {
  //   final float[] p = new float[PARAMETERS];
  //   final SplitMix64 random = new SplitMix64(seed);
  //   Initializers.glorotUniform(p, HIDDEN_WEIGHTS, INPUTS, HIDDEN, random);
  //   return new IrisNetwork(p);
  // }
  MethodSpec create() {
    MethodSpec.Builder method = MethodSpec.methodBuilder("create")
        .addJavadoc("A network with weights drawn from {@code seed}; biases are zero.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addParameter(long.class, "seed")
        .addStatement("final float[] p = new float[PARAMETERS]");
    boolean draws = network.layers().stream().anyMatch(Creation::drawsWeights);
    if (draws || network.hasDropout()) {
      method.addStatement(
          "final $T random = new $T(seed)", RuntimeTypes.SPLIT_MIX, RuntimeTypes.SPLIT_MIX);
    }
    String width = "INPUTS";
    for (LayerModel layer : network.layers()) {
      String units = names.layerConstant(layer.name(), "UNITS");
      if (layer instanceof DenseModel dense && dense.initialization() != Initialization.ZEROS) {
        method.addStatement(
            "$T.$L(p, $N, $N, $N, $L)",
            RuntimeTypes.INITIALIZERS,
            initializer(dense.initialization()),
            names.layerConstant(layer.name(), "WEIGHTS"),
            width,
            units,
            arguments(dense));
      }
      width = units;
    }
    if (draws && !network.hasDropout()) {
      return method.addStatement("return new $T(p)", self).build();
    }
    return method
        .addStatement("final $T network = new $T(p)", self, self)
        .addStatement(
            network.hasDropout()
                ? "network.random.seed(random.nextLong())"
                : "network.dropoutSeed(seed)")
        .addStatement("return network")
        .build();
  }

  // public static IrisNetwork pretrained() {
  //   final String resource = "IrisNetwork.safetensors";
  //   return Weights.of(new IrisNetwork(new float[PARAMETERS]))
  //       .loadResource(resource, IrisNetwork.class.getResourceAsStream(resource));
  // }
  MethodSpec pretrained() {
    String resource = self.simpleName() + ".safetensors";
    return MethodSpec.methodBuilder("pretrained")
        .addJavadoc("""
            A network with the weights of the resource {@code $L} beside this class.

            @throws java.io.UncheckedIOException if it is missing, broken or of another network
            """, resource)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addStatement("final $T resource = $S", String.class, resource)
        .addStatement(
            "return $T.of(new $T(new float[PARAMETERS]))\n.loadResource(resource,$W$T.class.getResourceAsStream(resource))",
            RuntimeTypes.WEIGHTS,
            self,
            self)
        .build();
  }

  private static boolean drawsWeights(LayerModel layer) {
    return layer instanceof DenseModel dense
        && dense.initialization() != Initialization.ZEROS
        && dense.initialization() != Initialization.CONSTANT;
  }

  private static String initializer(Initialization initialization) {
    return switch (initialization) {
      case GLOROT_UNIFORM -> "glorotUniform";
      case GLOROT_NORMAL -> "glorotNormal";
      case HE_UNIFORM -> "heUniform";
      case HE_NORMAL -> "heNormal";
      case LECUN_UNIFORM -> "lecunUniform";
      case LECUN_NORMAL -> "lecunNormal";
      case ORTHOGONAL -> "orthogonal";
      case UNIFORM -> "uniform";
      case NORMAL -> "normal";
      case CONSTANT -> "constant";
      case ZEROS, DEFAULT -> throw new IllegalArgumentException(initialization + " draws nothing");
    };
  }

  private static CodeBlock arguments(DenseModel layer) {
    return switch (layer.initialization()) {
      case UNIFORM, NORMAL -> CodeBlock.of("random, $L", layer.initializationScale());
      case CONSTANT -> CodeBlock.of("$L", layer.initializationScale());
      default -> CodeBlock.of("random");
    };
  }
}
