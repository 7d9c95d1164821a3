package dev.gradpoet.processor.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Padding;
import org.junit.jupiter.api.Test;

/** How many results a sliding kernel has, and the zeros around its input, up to the largest options. */
class WindowTest {
  private static final int MAX = Integer.MAX_VALUE;

  @Test
  void withoutPaddingTheKernelStaysInside() {
    assertThat(Window.of(8, 3, 1, 1, Padding.VALID).results()).isEqualTo(6);
    assertThat(Window.of(8, 3, 2, 1, Padding.VALID).results()).isEqualTo(3);
    assertThat(Window.of(8, 3, 1, 4, Padding.VALID).results()).isZero();
  }

  @Test
  void samePaddingHasAResultForEachStride() {
    for (int extent = 1; extent <= 9; extent++) {
      for (int kernel = 1; kernel <= 12; kernel++) {
        for (int stride : new int[] {1, 2, 5, 100, MAX}) {
          Window window = Window.of(extent, kernel, stride, 1, Padding.SAME);
          assertThat(window.results()).as("%s", window).isEqualTo((long)
              Math.ceil((double) extent / stride));
          assertThat(window.after() - window.before()).isBetween(0L, 1L);
        }
      }
    }
  }

  @Test
  void paddedExtentsDoNotOverflow() {
    Window window = new Window(4, 1, 1, 1, 2_000_000_000, 2_000_000_000);
    assertThat(window.padded()).isEqualTo(4_000_000_004L);
    assertThat(window.results()).isEqualTo(4_000_000_004L);
    Window wide = Window.of(8, MAX, 1, MAX, Padding.SAME);
    assertThat(wide.padded()).isEqualTo((MAX - 1L) * MAX + 8);
    assertThat(wide.results()).isEqualTo(8);
  }
}
