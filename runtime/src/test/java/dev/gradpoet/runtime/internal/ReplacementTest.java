package dev.gradpoet.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A move that is refused for a while, as Windows does while somebody reads the file in its place. */
class ReplacementTest {
  private final List<Long> pauses = new ArrayList<>();
  private int moves;

  private void failing(int times) throws IOException {
    moves++;
    if (moves <= times) {
      throw new AccessDeniedException("file");
    }
  }

  @Test
  void refusedMoveIsTriedAgainAfterLongerAndLongerPauses() throws IOException {
    Replacement.retry(() -> failing(4), 10, pauses::add);
    assertThat(moves).isEqualTo(5);
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L);
  }

  @Test
  void moveThatIsAlwaysRefusedFailsInTheEnd() {
    assertThatThrownBy(() -> Replacement.retry(() -> failing(100), 3, pauses::add))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(moves).isEqualTo(4);
    assertThat(pauses).containsExactly(1L, 2L, 4L);
  }

  @Test
  void otherFailuresAreNotTriedAgain() {
    assertThatThrownBy(() -> Replacement.retry(
            () -> {
              moves++;
              throw new IOException("no space left");
            },
            10,
            pauses::add))
        .hasMessage("no space left");
    assertThat(moves).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }
}
