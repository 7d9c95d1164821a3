package dev.gradpoet.samples;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample as a command: {@code --help} says what it can be told. A mistake, and a file that cannot be read or written, is one line on
 * standard error and exit code 2.
 *
 * <pre>{@code
 * new Command("xor", "Learns the exclusive or.").run(args, options -> learn());
 * }</pre>
 */
public final class Command {
  /** The exit code after a mistake, as that of other programs. */
  static final int MISTAKE = 2;

  private static final String HELP = "--help";
  private static final String EPOCHS = "--epochs";
  private static final String FOLDER = "--folder";
  private static final String RESUME = "--resume";

  /** What a sample does. */
  @FunctionalInterface
  public interface Action {
    /**
     * Does it.
     *
     * @throws Mistake if it cannot for a reason that whoever called it can mend
     */
    void run(Options options) throws IOException, Mistake;
  }

  /** What somebody did wrong who called a sample. */
  public static final class Mistake extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message a line that says what, and what to do */
    public Mistake(String message) {
      super(message);
    }
  }

  private final String name;
  private final String about;
  /** The lines of the options that it knows, in order. */
  private final Map<String, String> known = new LinkedHashMap<>();

  private boolean makesFolder;
  private Options options = new Options(1, Path.of(""), false);

  /** @param about a sentence */
  public Command(String name, String about) {
    this.name = name;
    this.about = about;
  }

  /** Can be told how many epochs to train; so many unless it is. */
  public Command epochs(int unlessTold) {
    options = new Options(unlessTold, options.folder(), options.resumes());
    known.put(EPOCHS, EPOCHS + " NUMBER  how many epochs to train at most (" + unlessTold + ")");
    return this;
  }

  /** Can be told where its files go. */
  public Command writesInto(Path unlessTold) {
    makesFolder = true;
    return folder(unlessTold, "where its files go");
  }

  /** Can be told where the files of another sample are. */
  public Command readsFrom(Path unlessTold) {
    return folder(unlessTold, "where its files are");
  }

  private Command folder(Path unlessTold, String what) {
    options = new Options(options.epochs(), unlessTold, options.resumes());
    known.put(FOLDER, FOLDER + " FOLDER  " + what + " (" + unlessTold + ")");
    return this;
  }

  /** Can be told to go on from its last checkpoint. */
  public Command resumes() {
    known.put(RESUME, RESUME + "         saves checkpoints there, and goes on from the last one");
    return this;
  }

  /** Does what the arguments say; after a mistake, the process ends. */
  public void run(String[] args, Action action) {
    int code = execute(args, action, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Returns the exit code. */
  int execute(String[] args, Action action, PrintStream out, PrintStream err) {
    if (List.of(args).contains(HELP) || List.of(args).contains("-h")) {
      out.print(help());
      return 0;
    }
    try {
      Options told = options(args);
      if (makesFolder) {
        makeFolder(told.folder());
      }
      action.run(told);
      return 0;
    } catch (Mistake | UncheckedIOException e) {
      err.println(name + ": " + e.getMessage());
    } catch (IOException e) {
      // Some of these have no more than a path as their message.
      err.println(name + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    return MISTAKE;
  }

  private String help() {
    StringBuilder text = new StringBuilder(name + ": " + about + System.lineSeparator());
    known.values().forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
    return text.append("  --help           says this")
        .append(System.lineSeparator())
        .toString();
  }

  private Options options(String[] args) throws Mistake {
    Options told = options;
    for (int i = 0; i < args.length; i++) {
      String option = args[i];
      if (!known.containsKey(option)) {
        throw new Mistake("'" + option + "' is unknown, expected " + expected());
      }
      told = switch (option) {
        case EPOCHS -> new Options(epochs(value(args, ++i)), told.folder(), told.resumes());
        case FOLDER -> new Options(told.epochs(), folder(value(args, ++i)), told.resumes());
        default -> new Options(told.epochs(), told.folder(), true);
      };
    }
    return told;
  }

  private String expected() {
    return known.isEmpty() ? HELP : String.join(", ", known.keySet()) + " or " + HELP;
  }

  private static String value(String[] args, int i) throws Mistake {
    if (i == args.length) {
      throw new Mistake(args[i - 1] + " has no value, expected one after it");
    }
    return args[i];
  }

  private static int epochs(String text) throws Mistake {
    if (!text.matches("0*[1-9]\\d{0,8}")) {
      throw new Mistake("--epochs is '" + text + "', expected a whole number from 1 to 999999999");
    }
    return Integer.parseInt(text);
  }

  private static Path folder(String text) throws Mistake {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Mistake("--folder is '" + text + "', which is no path: " + e.getReason());
    }
  }

  private static void makeFolder(Path folder) throws Mistake {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new Mistake("--folder is '" + folder + "', but " + e.getFile() + " is a file");
    } catch (IOException e) {
      throw new Mistake("--folder is '" + folder + "', which cannot be made: " + e);
    }
    if (!Files.isWritable(folder)) {
      throw new Mistake("--folder is '" + folder + "', which cannot be written to");
    }
  }
}
