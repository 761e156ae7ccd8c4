/**
 * The parser generated from `StixPattern.g4`, giving trees of the same shape as ours, positions left out.
 */
import { BailErrorStrategy, CharStream, CommonTokenStream } from 'antlr4ng';
import { StixPatternLexer } from './StixPatternLexer.ts';
import * as grammar from './StixPatternParser.ts';

const { StixPatternParser } = grammar;

/** The tree of a pattern, or `undefined` when the grammar does not take it. */
export function readByGrammar(text: string): unknown {
  const lexer = new StixPatternLexer(CharStream.fromString(text));
  lexer.removeErrorListeners();
  const parser = new StixPatternParser(new CommonTokenStream(lexer));
  parser.removeErrorListeners();
  parser.errorHandler = new BailErrorStrategy();
  let root: grammar.PatternContext;
  try {
    root = parser.pattern();
  } catch {
    return undefined;
  }
  return sequence(root.sequence());
}

function joined(kind: string, operands: unknown[]): unknown {
  return operands.length === 1 ? operands[0] : { kind, operands };
}

function sequence(context: grammar.SequenceContext): unknown {
  return joined('FOLLOWEDBY', context.alternative().map(alternative));
}

function alternative(context: grammar.AlternativeContext): unknown {
  return joined('OR', context.conjunction().map(conjunction));
}

function conjunction(context: grammar.ConjunctionContext): unknown {
  return joined('AND', context.qualified().map(qualified));
}

function qualified(context: grammar.QualifiedContext): unknown {
  const inner = observation(context.observation());
  const qualifiers = context.qualifier().map(qualifier);
  return qualifiers.length === 0 ? inner : { kind: 'qualified', observation: inner, qualifiers };
}

function observation(context: grammar.ObservationContext): unknown {
  if (context instanceof grammar.GroupedContext) return sequence(context.sequence());
  if (!(context instanceof grammar.BracketedContext)) throw new Error('a new alternative');
  return { kind: 'observation', comparison: anyOf(context.anyOf()) };
}

function qualifier(context: grammar.QualifierContext): unknown {
  if (context instanceof grammar.WindowContext) {
    const [start, stop] = context.Timestamp().map((node) => node.getText().slice(2, -1));
    return { kind: 'START', start, stop };
  }
  if (context instanceof grammar.WithinContext) {
    return { kind: 'WITHIN', seconds: (context.Integer() ?? context.Float())?.getText() };
  }
  if (!(context instanceof grammar.RepeatsContext)) throw new Error('a new alternative');
  return { kind: 'REPEATS', times: context.Integer().getText() };
}

function anyOf(context: grammar.AnyOfContext): unknown {
  return joined('OR', context.allOf().map(allOf));
}

function allOf(context: grammar.AllOfContext): unknown {
  return joined('AND', context.test().map(test));
}

function test(context: grammar.TestContext): unknown {
  if (context instanceof grammar.GroupedTestContext) return anyOf(context.anyOf());
  if (context instanceof grammar.ExistenceContext) {
    return { kind: 'existence', path: path(context.path()), negated: context.NOT() !== null };
  }
  if (context instanceof grammar.MembershipContext) {
    return {
      kind: 'membership',
      path: path(context.path()),
      negated: context.NOT() !== null,
      constants: context.constant().map((each) => constant(each.getText())),
    };
  }
  if (
    context instanceof grammar.EqualityContext ||
    context instanceof grammar.OrderContext ||
    context instanceof grammar.TextTestContext
  ) {
    const last = context.getChildCount() - 1;
    return {
      kind: 'comparison',
      path: path(context.path()),
      negated: context.NOT() !== null,
      operator: context.getChild(last - 1)?.getText(),
      constant: constant(context.getChild(last)?.getText() ?? ''),
    };
  }
  throw new Error('a new alternative');
}

function path(context: grammar.PathContext): unknown {
  return {
    type: (context.Word() ?? context.HyphenWord())?.getText(),
    steps: [key(context.key()), ...context.step().map(step)],
  };
}

function step(context: grammar.StepContext): unknown {
  if (context instanceof grammar.KeyStepContext) return key(context.key());
  return { kind: 'index', index: context.getChild(1)?.getText() };
}

function key(context: grammar.KeyContext): unknown {
  const quoted = context.String();
  return {
    kind: 'key',
    name: quoted === null ? context.getText() : withoutEscapes(quoted.getText()),
  };
}

function withoutEscapes(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
}

function constant(text: string): unknown {
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
  if (text.startsWith("'")) return { kind: 'string', value: withoutEscapes(text) };
  const encoded = { h: 'hex', b: 'binary', t: 'timestamp' }[text.charAt(0)];
  if (encoded !== undefined) return { kind: encoded, text: text.slice(2, -1) };
  return { kind: text.includes('.') ? 'float' : 'integer', text };
}
