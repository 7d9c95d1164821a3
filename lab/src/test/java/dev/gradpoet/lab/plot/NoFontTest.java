package dev.gradpoet.lab.plot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.lab.report.ConfusionMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A machine without fonts, as many containers are: what Java throws there is no help. */
class NoFontTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void theErrorSaysWhatToInstall(@TempDir Path directory) throws Exception {
    Path fonts = directory.resolve("fonts.conf");
    Files.writeString(fonts, "<fontconfig><dir>" + directory + "</dir></fontconfig>");
    ProcessBuilder builder = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            // Java remembers there which fonts it has found.
            "-Duser.home=" + directory,
            "-Djava.awt.headless=true",
            Plotting.class.getName())
        .redirectErrorStream(true);
    builder.environment().put("FONTCONFIG_FILE", fonts.toString());
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed)
        .isEqualTo("Java finds no font to draw with: on Linux, install fontconfig and any font");
  }

  /** Makes a plot. */
  static final class Plotting {
    private Plotting() {}

    public static void main(String[] args) throws IOException {
      ConfusionMatrix matrix =
          ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 1}, List.of("no", "yes"));
      try {
        ConfusionMatrixPlot.of(matrix).write(Path.of(args[0]));
      } catch (IllegalStateException e) {
        System.out.print(e.getMessage());
      }
    }
  }
}
