package dev.gradpoet.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String PAGE = """
      before
      <!-- results: peers -->

      | old |

      <!-- end -->
      after
      """;

  @Test
  void aPlaceGetsItsSectionAndTheRestStays() {
    assertThat(Page.fill(PAGE, Map.of("peers", "| $1 \\ |\n"))).isEqualTo("""
        before
        <!-- results: peers -->

        | $1 \\ |

        <!-- end -->
        after
        """);
  }

  @Test
  void fillingTwiceIsFillingOnce() {
    Map<String, String> sections = Map.of("peers", "| a |\n");
    String once = Page.fill(PAGE, sections);
    assertThat(Page.fill(once, sections)).isEqualTo(once);
  }

  @Test
  void thePageOfTheDocumentationHasAPlaceForEachSection() throws IOException {
    String page = Files.readString(Path.of("../../docs/performance.md"));
    assertThat(Page.fill(page, Report.sections(new Results(List.of()))))
        .startsWith("# Performance");
  }

  @Test
  void aPlaceWithoutSectionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Page.fill(PAGE, Map.of("costs", "")))
        .withMessageContaining("peers");
  }

  @Test
  void aSectionWithoutPlaceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Page.fill(PAGE, Map.of("peers", "", "costs", "")))
        .withMessageContaining("costs");
  }
}
