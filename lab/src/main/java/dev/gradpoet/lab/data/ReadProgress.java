package dev.gradpoet.lab.data;

/**
 * How far a file has been read.
 *
 * @param rows the rows so far, the header not counted
 * @param bytes the bytes so far, of the compressed file if it is; −1 for characters from a {@link java.io.Reader}
 * @param totalBytes the size of the file in bytes, or −1 if it is not known
 */
public record ReadProgress(long rows, long bytes, long totalBytes) {}
