package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.InMemoryCompiler;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.io.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights as a resource beside the generated class, with the runtime and the user's classes alone, as an application is deployed. */
@Tag("networks")
class PretrainedTest {
  private static final String RESOURCE = "demo/IrisNetwork.safetensors";

  @TempDir
  private Path classes;

  private static NetworkModel iris(Style style, int hidden) {
    return network("Iris", 4)
        .style(style)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", hidden, Activation.TANH)
        .dropout("thinned", 0.2)
        .dense("output", 3, Activation.SOFTMAX)
        .build();
  }

  /** Writes the class files of {@code model}, and the weights of {@code trained} beside them. */
  private void deploy(NetworkModel model, NetworkModel trained) throws IOException {
    Map<String, byte[]> files = InMemoryCompiler.javac(GeneratedNetworks.sources(List.of(model)));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = classes.resolve(file.getKey().replace('.', '/') + ".class");
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Weights.of(GeneratedNetworks.compile(trained).create(7)).save(classes.resolve(RESOURCE));
  }

  /** A loader of the deployed classes and the runtime: it knows neither the annotations nor this test. */
  private URLClassLoader application() throws IOException {
    URL runtime = NeuralNetwork.class.getProtectionDomain().getCodeSource().getLocation();
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL(), runtime}, ClassLoader.getPlatformClassLoader());
  }

  private static Object pretrained(ClassLoader application) throws Throwable {
    try {
      return application.loadClass("demo.IrisNetwork").getMethod("pretrained").invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void predictsAsTheNetworkThatWasSaved(Style style) throws Throwable {
    NetworkModel model = iris(style, 8);
    deploy(model, model);
    float[] x = {5.1f, 3.5f, 1.4f, 0.2f};
    float[] expected = new float[3];
    GeneratedNetworks.compile(model).create(7).predict(x, 0, 1, expected);
    try (URLClassLoader application = application()) {
      assertThatThrownBy(() -> application.loadClass(Network.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
      Object network = pretrained(application);
      Object prediction =
          network.getClass().getMethod("predict", float[].class).invoke(network, (Object) x);
      assertThat((float[]) prediction).containsExactly(expected);
    }
  }

  @Test
  void missingResourceIsNamed() throws Throwable {
    NetworkModel model = iris(Style.FAST, 8);
    deploy(model, model);
    Files.delete(classes.resolve(RESOURCE));
    try (URLClassLoader application = application()) {
      assertThatThrownBy(() -> pretrained(application))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("resource 'IrisNetwork.safetensors' beside demo.IrisNetwork is missing: "
              + "save a trained network as that resource");
    }
  }

  @Test
  void resourceOfAnotherArchitectureIsRefused() throws Throwable {
    deploy(iris(Style.FAST, 8), iris(Style.FAST, 9));
    try (URLClassLoader application = application()) {
      assertThatThrownBy(() -> pretrained(application))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith(
              "IrisNetwork.safetensors: it was saved from another architecture than that of network 'demo.Iris': "
                  + "expected 'layer hidden: dense, 4 -> 8, tanh, weights [4, 8], biases [8]', "
                  + "found 'layer hidden: dense, 4 -> 9, tanh, weights [4, 9], biases [9]'");
    }
  }

  @Test
  void layersMayBeNamedAsWhatTheMethodUses() {
    GeneratedNetwork generated = GeneratedNetworks.compile(network("Named", 2)
        .dense("resource", 2, Activation.TANH)
        .dense("Weights", 1, Activation.IDENTITY)
        .build());
    assertThatThrownBy(() -> generated.type().getMethod("pretrained").invoke(null))
        .hasCauseInstanceOf(UncheckedIOException.class);
  }
}
