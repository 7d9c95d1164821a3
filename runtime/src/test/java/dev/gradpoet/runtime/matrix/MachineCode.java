package dev.gradpoet.runtime.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A method as the optimizing compiler, C2, compiled it: instructions of x86-64, as GNU objdump writes them. */
record MachineCode(String method, List<Instruction> instructions) {
  private static final Pattern METHOD =
      Pattern.compile("Compiled method \\(c2\\) .* 4 +\\S+\\.(\\w+::\\w+) \\(\\d+ bytes\\)");

  private static final Pattern BYTES = Pattern.compile(" +0x([0-9a-f]+): +([0-9a-f][0-9a-f |]*)");

  private static final Pattern INSTRUCTION = Pattern.compile(" *([0-9a-f]+):\\s+(\\S.*)");

  private static final Pattern JUMP = Pattern.compile("j\\w+ +0x([0-9a-f]+)");

  /** An instruction, and where it lies. */
  record Instruction(long address, String text) {
    /** Where it jumps to; for what is no jump, behind all code. */
    long target() {
      Matcher jump = JUMP.matcher(text);
      return jump.lookingAt() ? Long.parseLong(jump.group(1), 16) : Long.MAX_VALUE;
    }
  }

  /**
   * Reads what a virtual machine prints that has no disassembler: lines of an address and the bytes that follow there, between notes.
   *
   * <p>Methods that are entered in the middle of a loop, while this runs interpreted, are left out: they serve one call.
   */
  static List<MachineCode> read(List<String> lines, Path directory)
      throws IOException, InterruptedException {
    List<MachineCode> methods = new ArrayList<>();
    String method = "";
    long start = 0;
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    for (String line : lines) {
      Matcher head = METHOD.matcher(line);
      Matcher bytes = BYTES.matcher(line);
      if (head.lookingAt()) {
        method = head.group(1);
        code.reset();
      } else if (!method.isEmpty() && bytes.lookingAt()) {
        long address = Long.parseLong(bytes.group(1), 16);
        if (code.size() == 0) {
          start = address;
        }
        assertThat(address).as("the next bytes of %s", method).isEqualTo(start + code.size());
        code.writeBytes(HexFormat.of().parseHex(bytes.group(2).replaceAll("[ |]", "")));
      } else if (!method.isEmpty() && isEnd(line)) {
        methods.add(new MachineCode(method, disassemble(start, code.toByteArray(), directory)));
        method = "";
      }
    }
    return methods;
  }

  /** What follows the code are stubs that it leaves to, or another compilation. */
  private static boolean isEnd(String line) {
    return line.startsWith("[Exception Handler]")
        || line.startsWith("[Stub Code]")
        || line.startsWith("[/MachCode]");
  }

  private static List<Instruction> disassemble(long start, byte[] code, Path directory)
      throws IOException, InterruptedException {
    Path file = Files.write(directory.resolve("code"), code);
    Path output = directory.resolve("instructions");
    Process objdump = new ProcessBuilder(
            "objdump",
            "-D",
            "-b",
            "binary",
            "-m",
            "i386:x86-64",
            "-M",
            "intel",
            "--no-show-raw-insn",
            "--adjust-vma=" + start,
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    assertThat(objdump.waitFor()).as("objdump's exit").isZero();
    List<Instruction> instructions = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      Matcher instruction = INSTRUCTION.matcher(line);
      if (instruction.matches()) {
        instructions.add(
            new Instruction(Long.parseLong(instruction.group(1), 16), instruction.group(2)));
      }
    }
    return instructions;
  }

  /**
   * The innermost loops: from where a jump back leads to, with no other jump back between.
   *
   * <p>C2 cuts a long loop into strips, so that the garbage collector need not wait for all of it: the loop over strips is none of these.
   */
  List<List<Instruction>> innermostLoops() {
    List<List<Instruction>> loops = new ArrayList<>();
    int lastJump = -1;
    for (int end = 0; end < instructions.size(); end++) {
      int begin = indexOf(instructions.get(end).target());
      if (begin >= 0 && begin <= end) {
        if (begin > lastJump) {
          loops.add(instructions.subList(begin, end + 1));
        }
        lastJump = end;
      }
    }
    return loops;
  }

  /** The index of the instruction at that address, or -1 if it lies elsewhere. */
  private int indexOf(long address) {
    for (int index = 0; index < instructions.size(); index++) {
      if (instructions.get(index).address() == address) {
        return index;
      }
    }
    return -1;
  }
}
