package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** All that reading allocates, garbage included: an upper bound of what it holds at any moment. */
class CsvMemoryTest {
  /** Rows as they are read, and as they are returned. */
  private static final double FACTOR = 2;

  private static final long BUFFERS = 2 << 20;

  /** A header and rows without end, of the same bytes. */
  private static final class Rows extends InputStream {
    private final byte[] header;
    private final byte[] row;
    private long left;
    private int at;

    Rows(String header, String row, int rows) {
      this.header = header.getBytes(StandardCharsets.US_ASCII);
      this.row = row.getBytes(StandardCharsets.US_ASCII);
      this.left = this.header.length + (long) rows * this.row.length;
      this.at = -this.header.length;
    }

    @Override
    public int read() {
      if (left == 0) {
        return -1;
      }
      left--;
      byte value = at < 0 ? header[header.length + at] : row[at];
      at = at + 1 == row.length ? 0 : at + 1;
      return value;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = (int) Math.min(left, length);
      for (int i = 0; i < count; i++) {
        into[from + i] = (byte) read();
      }
      return count == 0 ? -1 : count;
    }
  }

  @Test
  void aMillionRowsTakeTwiceTheMemoryOfTheirFloats() throws IOException {
    int rows = 1_000_000;
    Source source =
        Source.of("rows", new Rows("a,b,c,d,e,f,g,y\n", "1.25,2,33.1,-4,5.001,6,7,0.5\n", rows));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    Table table = Csv.targets("y").read(source);
    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

    assertThat(table.data().size()).isEqualTo(rows);
    assertThat(table.data().x()[7 * (rows - 1) + 2]).isEqualTo(33.1f);
    assertThat(allocated).isLessThan((long) (FACTOR * 8 * Float.BYTES * rows) + BUFFERS);
  }
}
