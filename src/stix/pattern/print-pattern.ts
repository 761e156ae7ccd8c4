/**
 * Writes a tree as a STIX pattern in one form: single blanks, no comments, parentheses only where the
 * tree needs them. Reading what was written gives the same tree again, positions aside.
 */
import type {
  ComparisonExpression,
  Constant,
  ObjectPath,
  ObservationExpression,
  Qualifier,
} from './pattern-tree.ts';

/** How tightly the kinds bind; what binds no tighter than its parent is put in parentheses. */
const bonds: Readonly<Record<(ObservationExpression | ComparisonExpression)['kind'], number>> = {
  FOLLOWEDBY: 1,
  OR: 2,
  AND: 3,
  qualified: 4,
  observation: 5,
  comparison: 5,
  membership: 5,
  existence: 5,
};

/** The text of a tree. */
export function printPattern(tree: ObservationExpression): string {
  switch (tree.kind) {
    case 'observation':
      return `[${printComparison(tree.comparison)}]`;
    case 'qualified': {
      const qualifiers = tree.qualifiers.map(printQualifier).join(' ');
      return `${grouped(tree.observation, tree.kind, printPattern)} ${qualifiers}`;
    }
    default:
      return tree.operands
        .map((operand) => grouped(operand, tree.kind, printPattern))
        .join(` ${tree.kind} `);
  }
}

function grouped<T extends ObservationExpression | ComparisonExpression>(
  inner: T,
  outer: T['kind'],
  print: (inner: T) => string,
): string {
  return bonds[inner.kind] > bonds[outer] ? print(inner) : `(${print(inner)})`;
}

function printQualifier(qualifier: Qualifier): string {
  switch (qualifier.kind) {
    case 'START':
      return `START t'${qualifier.start}' STOP t'${qualifier.stop}'`;
    case 'WITHIN':
      return `WITHIN ${qualifier.seconds} SECONDS`;
    case 'REPEATS':
      return `REPEATS ${qualifier.times} TIMES`;
  }
}

function printComparison(tree: ComparisonExpression): string {
  switch (tree.kind) {
    case 'existence':
      return `${tree.negated ? 'NOT ' : ''}EXISTS ${printPath(tree.path)}`;
    case 'membership':
      return `${printPath(tree.path)}${tree.negated ? ' NOT' : ''} IN (${tree.constants.map(printConstant).join(', ')})`;
    case 'comparison':
      return `${printPath(tree.path)}${tree.negated ? ' NOT' : ''} ${tree.operator} ${printConstant(tree.constant)}`;
    default:
      return tree.operands
        .map((operand) => grouped(operand, tree.kind, printComparison))
        .join(` ${tree.kind} `);
  }
}

/** Names are put in apostrophes unless they are surely plain words: in lower case and not `true`. */
const plainName = /^(?!true$|false$)(?:[a-z_][a-z0-9_]*|MD5)$/;

/** The text of an object path (STIX 2.1 §9.7). */
export function printPath(path: ObjectPath): string {
  let text = `${path.type}:`;
  for (const [position, step] of path.steps.entries()) {
    if (step.kind === 'index') text += `[${step.index}]`;
    else text += `${position > 0 ? '.' : ''}${printName(step.name)}`;
  }
  return text;
}

function printName(name: string): string {
  return plainName.test(name) ? name : printString(name);
}

function printString(value: string): string {
  return `'${value.replaceAll(/['\\]/g, '\\$&')}'`;
}

const prefixes = { hex: 'h', binary: 'b', timestamp: 't' } as const;

function printConstant(constant: Constant): string {
  switch (constant.kind) {
    case 'boolean':
      return String(constant.value);
    case 'string':
      return printString(constant.value);
    case 'integer':
    case 'float':
      return constant.text;
    default:
      return `${prefixes[constant.kind]}'${constant.text}'`;
  }
}
