package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Pieces of code, joined. */
public final class CodeBlocks {
  private CodeBlocks() {}

  /** {@code blocks} with {@code separator} between them. JavaPoet's own join collects a stream, whose lambdas a cold compiler would link. */
  public static CodeBlock joined(List<CodeBlock> blocks, String separator) {
    CodeBlock.Builder joined = CodeBlock.builder();
    for (int i = 0; i < blocks.size(); i++) {
      joined.add(i == 0 ? "" : separator).add(blocks.get(i));
    }
    return joined.build();
  }
}
