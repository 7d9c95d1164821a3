package dev.gradpoet.processor;

import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.gradpoet.Network;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where compilers and build tools find the processor. */
class RegistrationTest {

  private static final String NAME = GradpoetProcessor.class.getName();

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(Processor.class))
        .hasAtLeastOneElementOfType(GradpoetProcessor.class);
  }

  @Test
  void theModuleProvidesWhatTheServiceFileNames() throws IOException {
    assertThat(text("/META-INF/services/" + Processor.class.getName()).lines())
        .containsExactly(NAME);
    ModuleDescriptor.Provides expected = ModuleDescriptor.newModule("any")
        .provides(Processor.class.getName(), List.of(NAME))
        .build()
        .provides()
        .iterator()
        .next();
    assertThat(ModuleFinder.of(location(GradpoetProcessor.class))
            .find("dev.gradpoet.processor")
            .orElseThrow()
            .descriptor()
            .provides())
        .containsExactly(expected);
  }

  @Test
  void isDeclaredAsIsolatingToGradle() throws IOException {
    assertThat(text("/META-INF/gradle/incremental.annotation.processors"))
        .isEqualTo(NAME + ",isolating\n");
  }

  /** Named, as javac from 23 on looks for others only if it is called as a program or told so by an option that 17 may not have. */
  @ParameterizedTest
  @ValueSource(strings = {"--processor-path", "--processor-module-path"})
  void worksOnEitherPath(String option) {
    JavaFileObject network = source("""
        @Network(inputs = 2, loss = SQUARED_ERROR)
        interface Net { @Dense(units = 1) Layer output(); }
        """);
    String path = Stream.of(GradpoetProcessor.class, Network.class, JavaFile.class)
        .map(type -> location(type).toString())
        .collect(Collectors.joining(File.pathSeparator));
    Compiled compiled = Compiled.ofOptions(
        List.of(option, path, "-processor", NAME, "-Xlint:all", "-Werror"), List.of(network));
    assertThat(compiled.messages()).isEmpty();
    assertThat(compiled.generated()).containsExactly("demo.NetNetwork");
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String resource) throws IOException {
    try (InputStream file = GradpoetProcessor.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
