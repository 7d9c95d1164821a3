package dev.gradpoet.processor.emit.statement;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.CodeBlocks;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.JavaExpression;
import dev.gradpoet.processor.emit.code.JavaExpression.Java;
import dev.gradpoet.processor.emit.statement.Statement.Blank;
import dev.gradpoet.processor.emit.statement.Statement.Call;
import dev.gradpoet.processor.emit.statement.Statement.Comment;
import dev.gradpoet.processor.emit.statement.Statement.Continue;
import dev.gradpoet.processor.emit.statement.Statement.For;
import dev.gradpoet.processor.emit.statement.Statement.If;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Statement.Operator;
import dev.gradpoet.processor.emit.statement.Statement.Return;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.emit.statement.Statement.Verbatim;
import dev.gradpoet.processor.emit.statement.Sum.Term;
import java.util.ArrayList;
import java.util.List;

/** Writes statements as Java. */
public final class JavaPrinter {
  /** Fused products in a row: each waits for the one before, so that longer sums are split. */
  private static final int SHORT = 5;

  private static final CodeBlock NONE = CodeBlock.builder().build();

  private final Helpers helpers;

  /** @param helpers is asked for the methods that functions need */
  public JavaPrinter(Helpers helpers) {
    this.helpers = helpers;
  }

  /** {@code statements}, one after another. */
  public CodeBlock write(List<Statement> statements) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Statement statement : statements) {
      write(statement, code);
    }
    return code.build();
  }

  private void write(Statement statement, CodeBlock.Builder code) {
    if (statement instanceof For loop) {
      code.beginControlFlow("$L", header(loop)).add(write(loop.body())).endControlFlow();
    } else if (statement instanceof If condition) {
      code.beginControlFlow("if ($L)", write(condition.condition()))
          .add(write(condition.body()))
          .endControlFlow();
    } else if (statement instanceof Let let) {
      code.addStatement(
          "$L$T $L =$W$L",
          let.isFinal() ? "final " : "",
          let.type(),
          let.variable().code(),
          write(let.value()));
    } else if (statement instanceof Store store) {
      code.addStatement("$L", assignment(store));
    } else if (statement instanceof Call call) {
      code.addStatement("$L", call.code());
    } else if (statement instanceof Continue) {
      code.addStatement("continue");
    } else if (statement instanceof Return returned) {
      code.addStatement(
          "return$L",
          returned.value().isPresent()
              ? CodeBlock.of("$W$L", write(returned.value().get()))
              : NONE);
    } else if (statement instanceof Comment comment) {
      code.add("// $L\n", comment.text());
    } else if (statement instanceof Blank) {
      code.add("\n");
    } else {
      code.add(((Verbatim) statement).code());
    }
  }

  private static CodeBlock header(For loop) {
    String variable = loop.variable();
    if (loop.step() < 0) {
      return CodeBlock.of(
          "for (int $N = $L - 1; $N >= $L; $N--)",
          variable,
          loop.extent(),
          variable,
          loop.first().orElseThrow().text(),
          variable);
    }
    return CodeBlock.of(
        "for ($L; $N < $L$L; $N$L)",
        loop.first().isPresent()
            ? "int " + variable + " = " + loop.first().get().text()
            : "",
        variable,
        loop.extent(),
        loop.step() == 1 ? "" : " - " + (loop.step() - 1),
        variable,
        loop.step() == 1 ? "++" : " += " + loop.step());
  }

  // g[0] += x0 * dHidden0   or, fused:   g[0] = Math.fma(x0, dHidden0, g[0])
  private CodeBlock assignment(Store store) {
    CodeBlock to = store.to().code();
    if (store.operator() == Operator.ADD
        && store.value() instanceof Sum sum
        && sum.isFused()
        && sum.terms().size() == 1
        && sum.terms().get(0).factor().isPresent()) {
      return CodeBlock.of("$L = $L", to, fused(sum.terms().get(0), to));
    }
    return CodeBlock.of("$L $L$W$L", to, store.operator().text(), write(store.value()));
  }

  private CodeBlock write(Value value) {
    if (value instanceof Value.Formula formula) {
      JavaExpression java = new JavaExpression(helpers, part -> {
        Operand operand = formula.operands().get(part);
        return operand == null ? null : java(operand);
      });
      return formula.isTerm()
          ? java.writeTerm(formula.expression())
          : java.write(formula.expression());
    }
    return value instanceof Value.Code code
        ? code.code()
        : java((Operand) value).code();
  }

  private Java java(Operand operand) {
    if (operand instanceof Variable variable) {
      return new Java(variable.code(), JavaExpression.PRIMARY);
    } else if (operand instanceof Operand.Padded padded) {
      return new Java(
          CodeBlock.of("($L ? $L : 0)", padded.isInside(), padded.cell().code()),
          JavaExpression.PRIMARY);
    }
    Sum sum = (Sum) operand;
    return sum.isFused() ? fused(sum.terms()) : plain(sum.terms());
  }

  // p[0] * x0 + p[2] * x1 + p[4]
  private Java plain(List<Term> terms) {
    List<CodeBlock> codes = new ArrayList<>();
    for (Term term : terms) {
      codes.add(write(term));
    }
    return new Java(
        CodeBlocks.joined(codes, "$W+ "),
        terms.size() > 1 ? JavaExpression.ADDITIVE : JavaExpression.MULTIPLICATIVE);
  }

  private CodeBlock write(Term term) {
    CodeBlock value = write(term.value());
    return term.factor().isPresent()
        ? CodeBlock.of("$L * $L", value, term.factor().get().code())
        : value;
  }

  // Math.fma(p[0], x0, Math.fma(p[2], x1, p[4]))
  private Java fused(List<Term> terms) {
    int chains = terms.size() <= SHORT ? 1 : terms.size() <= 2 * SHORT ? 2 : 4;
    List<CodeBlock> sums = new ArrayList<>();
    for (int k = 0; k < chains; k++) {
      sums.add(chain(terms.subList(k * terms.size() / chains, (k + 1) * terms.size() / chains)));
    }
    boolean isCall = chains == 1 && terms.size() > 1 && terms.get(0).factor().isPresent();
    return new Java(
        CodeBlocks.joined(sums, "$W+ "),
        isCall
            ? JavaExpression.PRIMARY
            : terms.size() > 1 ? JavaExpression.ADDITIVE : JavaExpression.MULTIPLICATIVE);
  }

  /** The last term is added to first: it may be no product. */
  private CodeBlock chain(List<Term> terms) {
    CodeBlock sum = write(terms.get(terms.size() - 1));
    for (int k = terms.size() - 2; k >= 0; k--) {
      Term term = terms.get(k);
      sum = term.factor().isPresent()
          ? fused(term, sum)
          : CodeBlock.of("$L$W+ $L", write(term.value()), sum);
    }
    return sum;
  }

  private CodeBlock fused(Term product, CodeBlock sum) {
    return CodeBlock.of(
        "$T.fma($L, $L,$W$L)",
        Math.class,
        write(product.value()),
        product.factor().orElseThrow().code(),
        sum);
  }
}
