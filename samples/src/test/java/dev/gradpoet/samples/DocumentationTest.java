package dev.gradpoet.samples;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.gradpoet.processor.GradpoetProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Compiles the Java in the README and the guide as a user's project would. */
class DocumentationTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```java\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile("^public (?:abstract )?(?:interface|class) (\\w+)", Pattern.MULTILINE);
  private static final String IMPORTS = """
      import dev.gradpoet.*;
      import dev.gradpoet.lab.data.*;
      import dev.gradpoet.lab.desk.*;
      import dev.gradpoet.lab.onnx.*;
      import dev.gradpoet.lab.plot.*;
      import dev.gradpoet.lab.progress.*;
      import dev.gradpoet.lab.report.*;
      import dev.gradpoet.runs.checkpoint.*;
      import dev.gradpoet.runs.schedule.*;
      import dev.gradpoet.runs.stopping.*;
      import dev.gradpoet.runtime.*;
      import dev.gradpoet.runtime.io.*;
      import dev.gradpoet.runtime.optimizer.*;
      import dev.gradpoet.runtime.training.*;
      import java.io.IOException;
      import java.nio.file.Path;
      import java.util.*;
      import java.util.concurrent.BlockingQueue;
      """;

  @Test
  void javaInTheGuideCompiles() throws IOException {
    compiles("docs/guide.md", 20);
  }

  @Test
  void javaInTheReadmeCompiles() throws IOException {
    compiles("README.md", 2);
  }

  /** Types are files of their own; methods, and statements over {@code samples} and {@code classes}, go into one class. */
  private static void compiles(String document, int blocks) throws IOException {
    List<JavaFileObject> files = new ArrayList<>();
    StringBuilder members = new StringBuilder();
    List<String> found = blocks(document);
    for (String block : found) {
      Matcher type = TYPE.matcher(block);
      if (type.find()) {
        String header = block.startsWith("package") ? "" : "package demo;\n" + IMPORTS;
        files.add(JavaFileObjects.forSourceString("demo." + type.group(1), header + block));
      } else if (block.startsWith("static")) {
        members.append(block);
      } else {
        members
            .append("static void statements(float[][] samples, int[] classes) {\n")
            .append(block)
            .append("}\n");
      }
    }
    files.add(JavaFileObjects.forSourceString(
        "demo.Snippets", "package demo;\n" + IMPORTS + "class Snippets {\n" + members + "}\n"));

    Compilation compilation = javac()
        .withOptions("-Xlint:all,-processing", "-Werror")
        .withProcessors(new GradpoetProcessor())
        .compile(files);

    assertThat(found).hasSize(blocks);
    assertThat(compilation.diagnostics()).isEmpty();
  }

  private static List<String> blocks(String document) throws IOException {
    // Modules are tested from their own folder.
    String text = Files.readString(Path.of("..").resolve(document));
    return BLOCK.matcher(text).results().map(result -> result.group(1)).toList();
  }
}
