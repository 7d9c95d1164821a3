package dev.gradpoet.processor.emit.unrolled;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.JavaExpression;
import dev.gradpoet.processor.emit.code.JavaExpression.Java;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How straight-line code writes sums of products. */
enum Sums {
  /** {@code p[0] * x0 + p[2] * x1 + p[4]}: what runs everywhere. */
  PLAIN {
    @Override
    Java of(List<Term> terms) {
      return new Java(
          CodeBlock.join(terms.stream().map(Term::code).toList(), "$W+ "),
          terms.size() > 1 ? JavaExpression.ADDITIVE : JavaExpression.MULTIPLICATIVE);
    }

    @Override
    CodeBlock add(CodeBlock to, Term term) {
      return CodeBlock.of("$L += $L", to, term.code());
    }
  },

  /** {@code Math.fma(p[0], x0, Math.fma(p[2], x1, p[4]))}: a call of some microseconds where the hardware has no such instruction. */
  FUSED {
    @Override
    Java of(List<Term> terms) {
      int chains = terms.size() <= SHORT ? 1 : terms.size() <= 2 * SHORT ? 2 : 4;
      List<CodeBlock> sums = new ArrayList<>();
      for (int k = 0; k < chains; k++) {
        sums.add(chain(terms.subList(k * terms.size() / chains, (k + 1) * terms.size() / chains)));
      }
      boolean isCall = chains == 1 && terms.size() > 1 && terms.get(0).factor().isPresent();
      return new Java(
          CodeBlock.join(sums, "$W+ "),
          isCall
              ? JavaExpression.PRIMARY
              : terms.size() > 1 ? JavaExpression.ADDITIVE : JavaExpression.MULTIPLICATIVE);
    }

    @Override
    CodeBlock add(CodeBlock to, Term term) {
      return term.factor()
          .map(factor ->
              CodeBlock.of("$L = $T.fma($L, $L,$W$L)", to, Math.class, term.value(), factor, to))
          .orElseGet(() -> CodeBlock.of("$L += $L", to, term.code()));
    }
  };

  /** Products in a row: each waits for the one before, so that longer sums are split. */
  private static final int SHORT = 5;

  /** A value, or a product of two. */
  record Term(CodeBlock value, Optional<CodeBlock> factor) {

    static Term of(CodeBlock value) {
      return new Term(value, Optional.empty());
    }

    static Term product(CodeBlock value, CodeBlock factor) {
      return new Term(value, Optional.of(factor));
    }

    CodeBlock code() {
      return factor.map(other -> CodeBlock.of("$L * $L", value, other)).orElse(value);
    }
  }

  /** The sum of {@code terms}. */
  abstract Java of(List<Term> terms);

  /** A statement that adds {@code term} to a variable. */
  abstract CodeBlock add(CodeBlock to, Term term);

  /** The last term is added to first: it may be no product. */
  private static CodeBlock chain(List<Term> terms) {
    CodeBlock sum = terms.get(terms.size() - 1).code();
    for (int k = terms.size() - 2; k >= 0; k--) {
      Term term = terms.get(k);
      CodeBlock rest = sum;
      sum = term.factor()
          .map(
              factor -> CodeBlock.of("$T.fma($L, $L,$W$L)", Math.class, term.value(), factor, rest))
          .orElseGet(() -> CodeBlock.of("$L$W+ $L", term.value(), rest));
    }
    return sum;
  }
}
