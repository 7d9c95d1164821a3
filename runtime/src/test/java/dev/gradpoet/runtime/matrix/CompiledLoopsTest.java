package dev.gradpoet.runtime.matrix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradpoet.runtime.matrix.MachineCode.Instruction;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What makes products fast, read in the machine code that the virtual machine of this test has for them: sums of tiles that stay in
 * registers, and loops of plain Java that it vectorised.
 *
 * <p>The same sources may lose either with another compiler, and then take twice the time, to the same bits.
 */
@Tag("processes")
class CompiledLoopsTest {
  private static final List<String> WIDE_TILES = List.of(
      "tile6x4", "tile6x4Across", "tile4x4", "tile4x4Across", "tile6x1", "tile1x16", "tile1x8");

  private static final List<String> NARROW_TILES =
      List.of("tile6x2", "tile6x2Across", "tile4x2", "tile4x2Across", "tile6x1", "tile1x8");

  /** Methods are named by how many products they add at each step: of so many rows with so many vectors or values. */
  private static final Pattern SHAPE = Pattern.compile("(\\d+)x(\\d+)");

  private static final Pattern PRODUCT = Pattern.compile("vfmadd\\d+ps\\s");
  private static final Pattern VECTOR_STORE =
      Pattern.compile("v\\w+\\s+[XYZ]MMWORD PTR .*,[xyz]mm\\d+");
  private static final Pattern CALL = Pattern.compile("call\\s");

  @TempDir
  private Path directory;

  @BeforeEach
  void needsCodeThatCanBeRead() throws InterruptedException {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "reads the code of x86-64");
    assumeTrue(FusedMultiplyAdd.isFast(), "this processor has no fused multiply-add");
    try {
      Path version = directory.resolve("version");
      new ProcessBuilder("objdump", "--version")
          .redirectOutput(version.toFile())
          .start()
          .waitFor();
      assumeTrue(Files.readString(version).startsWith("GNU objdump"), "this objdump is not GNU's");
    } catch (IOException e) {
      abort("there is no objdump (GNU binutils) here");
    }
  }

  @Test
  void loopsStayInRegisters() throws Exception {
    boolean isWide = VectorTiles.VECTORS == 4;
    check(isWide ? WIDE_TILES : NARROW_TILES, isWide ? "zmm" : "ymm", compiled());
  }

  /** Of 256 bits, as machines without AVX-512 have them. */
  @Test
  void loopsStayInSixteenRegisters() throws Exception {
    check(NARROW_TILES, "ymm", compiled("-XX:UseAVX=2"));
  }

  private static void check(List<String> tiles, String register, List<MachineCode> compiled) {
    SoftAssertions.assertSoftly(softly -> {
      for (String tile : tiles) {
        checkTile(
            softly,
            find(compiled, (tile.startsWith("tile1x") ? "VectorRow::" : "VectorTiles::") + tile),
            register);
      }
      for (String loop : List.of(Rows.TAKES_FOUR ? "add4x4" : "add4x2", "add1x4")) {
        checkLoop(softly, find(compiled, "Rows::" + loop), register);
      }
    });
  }

  /** The last compilation: those before were left at something that they had taken for rare. */
  private static MachineCode find(List<MachineCode> compiled, String method) {
    assertThat(compiled).extracting(MachineCode::method).contains(method);
    return compiled.stream()
        .filter(code -> code.method().equals(method))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static void checkTile(SoftAssertions softly, MachineCode tile, String register) {
    int sums = products(tile.method());
    List<List<Instruction>> loops = productLoops(tile);
    softly.assertThat(loops).as("loops of %s", tile.method()).isNotEmpty();
    for (List<Instruction> loop : loops) {
      softly.assertThat(isStep(loop, sums, register)).as(text(tile, loop)).isTrue();
      softly.assertThat(matching(loop, VECTOR_STORE)).as(text(tile, loop)).isEmpty();
    }
    // The results are stored behind the loop: what finds no store there would find none in it.
    softly
        .assertThat(matching(tile.instructions(), VECTOR_STORE))
        .as("stores of %s", tile.method())
        .hasSizeGreaterThanOrEqualTo(sums);
  }

  /** A loop over columns has others before and after it, for the columns that fill no vector. */
  private static void checkLoop(SoftAssertions softly, MachineCode method, String register) {
    int products = products(method.method());
    softly
        .assertThat(productLoops(method))
        .as("loops of %s with vectors", method.method())
        .anyMatch(loop -> isStep(loop, products, register));
  }

  /** Whether a loop adds all products of a step, or of several, with the widest registers and without a call. */
  private static boolean isStep(List<Instruction> loop, int products, String register) {
    List<String> added = matching(loop, PRODUCT);
    return added.size() % products == 0
        && added.stream().allMatch(product -> product.contains(register))
        && matching(loop, CALL).isEmpty();
  }

  private static List<List<Instruction>> productLoops(MachineCode code) {
    return code.innermostLoops().stream()
        .filter(loop -> !matching(loop, PRODUCT).isEmpty())
        .toList();
  }

  private static int products(String method) {
    Matcher shape = SHAPE.matcher(method);
    assertThat(shape.find()).as(method).isTrue();
    return Integer.parseInt(shape.group(1)) * Integer.parseInt(shape.group(2));
  }

  private static List<String> matching(List<Instruction> instructions, Pattern pattern) {
    return instructions.stream()
        .map(Instruction::text)
        .filter(text -> pattern.matcher(text).lookingAt())
        .toList();
  }

  private static String text(MachineCode code, List<Instruction> loop) {
    return loop.stream()
        .map(Instruction::text)
        .collect(Collectors.joining("\n", "loop of " + code.method() + ":\n", "\n"));
  }

  /** What C2 makes of tiles and rows in a virtual machine like this one, with those options. */
  private List<MachineCode> compiled(String... options) throws Exception {
    Path directives = Files.writeString(
        directory.resolve("directives"),
        "[{match: [\"*VectorTiles.tile*\", \"*VectorRow.tile*\", \"*Rows.add*\"], c2: {PrintAssembly: true}}]");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of(
        // Whoever calls a method waits for its compilation: it is printed before the program ends.
        "-Xbatch",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:CompilerDirectivesFile=" + directives,
        "--add-modules=jdk.incubator.vector",
        "-cp",
        root(VectorTiles.class) + File.pathSeparator + root(CompiledProducts.class),
        CompiledProducts.class.getName()));
    Path output = directory.resolve("output");
    Path errors = directory.resolve("errors");
    Process program = new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(errors.toFile())
        .start();
    assertThat(program.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
    assertThat(program.exitValue()).as(Files.readString(errors)).isZero();
    List<String> lines = Files.readAllLines(output, ISO_8859_1);
    assumeFalse(lines.contains("[Disassembly]"), "this virtual machine has its own disassembler");
    return MachineCode.read(lines, directory);
  }

  /** The directory of a class: a module's classes and the tests that are added to it have two. */
  private static Path root(Class<?> type) throws URISyntaxException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    String path = Path.of(type.getResource(file).toURI()).toString();
    return Path.of(path.substring(0, path.length() - file.length()));
  }
}
