package dev.gradpoet.runtime.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** A file to be read into buffers that have arrays. Unlike a {@code FileChannel}, it is not closed by an interrupt of the thread. */
final class RandomAccessChannel implements SeekableByteChannel {
  private final RandomAccessFile file;
  private boolean isOpen = true;

  RandomAccessChannel(Path file) throws IOException {
    this.file = new RandomAccessFile(file.toFile(), "r");
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int count = file.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
    into.position(into.position() + Math.max(0, count));
    return count;
  }

  @Override
  public long position() throws IOException {
    return file.getFilePointer();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.seek(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public void close() throws IOException {
    isOpen = false;
    file.close();
  }
}
