/**
 * The rules of comparison expressions (STIX 2.1 §9.2, §9.5, §9.6, §9.7): constants, sets, paths, and the
 * types that an AND may join.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { invariant } from '../../base/problem.ts';
import { contestPlus } from './check-qualifier.ts';
import { contest, type Judge, refuse, warn } from './judge.ts';
import { isFiniteFloat, isHex, isRealInstant, isSafeInteger } from './pattern-constants.ts';
import { quotePiece } from './pattern-fault.ts';
import type {
  Comparison,
  ComparisonExpression,
  Constant,
  Membership,
  ObjectPath,
  Observation,
} from './pattern-tree.ts';
import { judgeRegex } from './regular-expression.ts';

/** Checks what stands between one pair of square brackets. */
export function checkComparisons(judge: Judge, observation: Observation): void {
  checkExpression(judge, observation.comparison);
}

/** The types of object that an expression can be true of: often one, which needs no set. */
type ObjectTypes = string | ReadonlySet<string>;

function checkExpression(judge: Judge, tree: ComparisonExpression): ObjectTypes {
  switch (tree.kind) {
    case 'AND':
      return checkConjunction(judge, tree.operands);
    case 'OR':
      return checkAlternatives(judge, tree.operands);
    case 'comparison':
      checkPath(judge, tree.path);
      checkConstant(judge, tree.constant);
      checkOperator(judge, tree);
      return tree.path.type;
    case 'membership':
      checkPath(judge, tree.path);
      for (const constant of tree.constants) checkConstant(judge, constant);
      checkSet(judge, tree);
      return tree.path.type;
    case 'existence':
      checkPath(judge, tree.path);
      return tree.path.type;
  }
}

/** Any type that one of the alternatives is about. */
function checkAlternatives(judge: Judge, operands: readonly ComparisonExpression[]): ObjectTypes {
  let single: string | undefined;
  let types: Set<string> | undefined;
  for (const operand of operands) {
    const more = checkExpression(judge, operand);
    if (types === undefined) {
      if (typeof more === 'string' && (single === undefined || single === more)) {
        single = more;
        continue;
      }
      types = new Set(single === undefined ? [] : [single]);
    }
    for (const type of typeof more === 'string' ? [more] : more) types.add(type);
  }
  return types ?? single ?? '';
}

/** S-PAT-08: the types that all operands can meet; that there are none is told once. */
function checkConjunction(judge: Judge, operands: readonly ComparisonExpression[]): ObjectTypes {
  let types: ObjectTypes | undefined;
  let isContested = false;
  for (const operand of operands) {
    const more = checkExpression(judge, operand);
    const common: ObjectTypes = types === undefined ? more : commonTypes(types, more);
    if (typeof common === 'string' || common.size > 0) {
      types = common;
    } else if (!isContested) {
      isContested = true;
      contestMixedTypes(judge, firstPath(operand).at);
    }
  }
  return types ?? '';
}

function commonTypes(some: ObjectTypes, more: ObjectTypes): ObjectTypes {
  if (some === more) return some;
  if (typeof some !== 'string') {
    if (typeof more === 'string') return some.has(more) ? more : noTypes;
    return new Set([...some].filter((type) => more.has(type)));
  }
  return typeof more !== 'string' && more.has(some) ? some : noTypes;
}

const noTypes: ReadonlySet<string> = new Set();

function firstPath(tree: ComparisonExpression): ObjectPath {
  if (!('operands' in tree)) return tree.path;
  const [first] = tree.operands;
  invariant(first !== undefined, 'a join has operands');
  return firstPath(first);
}

/** S-PAT-08: comparisons on different types of object are joined by OR only. */
function contestMixedTypes(judge: Judge, at: number): void {
  contest(judge, {
    rule: 'S-PAT-08',
    at,
    en: 'this AND joins comparisons that no one object can meet: their object types differ',
    ja: 'AND で結ばれた比較のオブジェクト型が異なり、一つのオブジェクトでは満たせません',
  });
}

/** No two hyphens in a row. */
const typeName = /^[a-z](?:[a-z0-9]|-(?!-)){2,249}$/;

/** S-PAT-09: a type that no object can have. S-PAT-12: plus signs of indices. */
function checkPath(judge: Judge, path: ObjectPath): void {
  if (!typeName.test(path.type)) {
    warn(judge, {
      rule: 'S-PAT-09',
      at: path.at,
      en: `${quotePiece(path.type)} is no legal object type, so nothing can match`,
      ja: `${quotePiece(path.type)} は正しいオブジェクト型ではなく、何にも一致しません`,
    });
  }
  for (const step of path.steps) {
    if (step.kind === 'index') contestPlus(judge, path.at, step.index);
  }
}

/** S-PAT-05: instants of the calendar, numbers in range; hexadecimal digits in lower case. */
function checkConstant(judge: Judge, constant: Constant): void {
  switch (constant.kind) {
    case 'timestamp':
      if (!isRealInstant(constant.text)) {
        refuseConstant(judge, constant, 'is no instant of the calendar', 'は暦にない時刻です');
      }
      break;
    case 'integer':
      contestPlus(judge, constant.at, constant.text);
      if (!isSafeInteger(constant.text)) {
        refuseConstant(judge, constant, 'is beyond ±(2^53 - 1)', 'は ±(2^53 - 1) を超えています');
      }
      break;
    case 'float':
      contestPlus(judge, constant.at, constant.text);
      if (!isFiniteFloat(constant.text)) {
        refuseConstant(judge, constant, 'is no finite double', 'は有限の倍精度数ではありません');
      }
      break;
    case 'hex':
      contestUpperCaseHex(judge, constant);
      break;
    default:
  }
}

function refuseConstant(
  judge: Judge,
  { at, text }: { readonly at: number; readonly text: string },
  en: string,
  ja: string,
): void {
  const piece = quotePiece(text);
  refuse(judge, { rule: 'S-PAT-05', at, en: `${piece} ${en}`, ja: `${piece} ${ja}` });
}

/** S-PAT-05: the text names the letters a to f only; the published grammar admits both cases. */
function contestUpperCaseHex(
  judge: Judge,
  { at, text }: { readonly at: number; readonly text: string },
): void {
  if (!/[A-F]/.test(text)) return;
  contest(judge, {
    rule: 'S-PAT-05',
    at,
    en: 'hexadecimal digits in upper case',
    ja: '16 進数字が大文字です',
  });
}

/** S-PAT-06, S-PAT-12: constants of one type, integers and floats being one; at least one of them. */
function checkSet(judge: Judge, set: Membership): void {
  if (set.constants.length === 0) {
    contest(judge, {
      rule: 'S-PAT-12',
      at: set.at,
      en: 'the set is empty',
      ja: '集合が空です',
    });
  }
  if (!areComparable(set.constants)) {
    const kinds = new Set(set.constants.map(comparableKind));
    refuse(judge, {
      rule: 'S-PAT-06',
      at: set.at,
      en: `a set of constants of different types: ${[...kinds].join(', ')}`,
      ja: `集合の定数の型が揃っていません: ${[...kinds].join(', ')}`,
    });
  }
  checkHashes(judge, set.path, set.constants);
}

function areComparable(constants: readonly Constant[]): boolean {
  const [first] = constants;
  if (first === undefined) return true;
  const kind = comparableKind(first);
  return constants.every((constant) => comparableKind(constant) === kind);
}

/** Integers and floats compare with the same data types (§9.2), as do hex and binary. */
function comparableKind({ kind }: Constant): string {
  if (kind === 'integer' || kind === 'float') return 'number';
  return kind === 'hex' ? 'binary' : kind;
}

function checkOperator(judge: Judge, comparison: Comparison): void {
  const { operator, constant } = comparison;
  switch (operator) {
    case 'MATCHES':
      if (constant.kind === 'string') checkRegex(judge, constant);
      break;
    case 'ISSUBSET':
    case 'ISSUPERSET':
      if (constant.kind === 'string') checkAddress(judge, comparison, constant);
      break;
    case '==':
    case '<>':
      warnOfSpelling(judge, constant.at, operator);
      checkHashes(judge, comparison.path, [constant]);
      break;
    case '=':
    case '!=':
      checkHashes(judge, comparison.path, [constant]);
      break;
    default:
  }
}

/** S-PAT-12: spellings of `=` and `!=` that parsers admit and the standard does not name. */
function warnOfSpelling(judge: Judge, at: number, operator: '==' | '<>'): void {
  const standard = operator === '==' ? '=' : '!=';
  warn(judge, {
    rule: 'S-PAT-12',
    at,
    en: `the standard writes \`${standard}\`, not \`${operator}\``,
    ja: `標準の書き方は \`${operator}\` ではなく \`${standard}\` です`,
  });
}

type StringConstant = Constant & { readonly kind: 'string' };

/** S-PAT-07: what no dialect of regular expressions takes is an error, what one refuses a warning. */
function checkRegex(judge: Judge, { at, value }: StringConstant): void {
  const { pcre, ecmascript } = judgeRegex(value);
  if (pcre && ecmascript) return;
  const piece = quotePiece(value);
  if (!pcre && !ecmascript) {
    refuse(judge, {
      rule: 'S-PAT-07',
      at,
      en: `${piece} is no regular expression`,
      ja: `${piece} は正規表現ではありません`,
    });
    return;
  }
  const refusing = pcre ? 'ECMAScript' : 'PCRE';
  warn(judge, {
    rule: 'S-PAT-07',
    at,
    en: `${piece} is not taken by every engine of regular expressions: ${refusing} refuses it`,
    ja: `${piece} は ${refusing} では正規表現として扱えません`,
  });
}

/** S-PAT-07: ISSUBSET and ISSUPERSET take an address or a CIDR block of the path's family. */
function checkAddress(
  judge: Judge,
  { path, operator }: Comparison,
  constant: StringConstant,
): void {
  const last = path.steps.at(-1);
  if (last?.kind !== 'key' || last.name !== 'value') {
    warn(judge, {
      rule: 'S-PAT-07',
      at: path.at,
      en: `${operator} compares the \`value\` of an address, not this property`,
      ja: `${operator} が比べるのはアドレスの \`value\` で、このプロパティではありません`,
    });
  }
  const own = path.steps.length === 1;
  const [v4, v6] = [isBlock(constant.value, isIPv4, 32), isBlock(constant.value, isIPv6, 128)];
  const fits =
    own && path.type === 'ipv4-addr' ? v4 : own && path.type === 'ipv6-addr' ? v6 : v4 || v6;
  if (fits) return;
  refuse(judge, {
    rule: 'S-PAT-07',
    at: constant.at,
    en: `${quotePiece(constant.value)} is no address or CIDR block of that kind`,
    ja: `${quotePiece(constant.value)} は該当するアドレスでも CIDR ブロックでもありません`,
  });
}

/** The longest address with a prefix length has far fewer units. */
const blockUnitsMax = 64;

function isBlock(text: string, isAddress: (text: string) => boolean, bits: number): boolean {
  if (text.length > blockUnitsMax || text.includes('%')) return false;
  const slash = text.indexOf('/');
  if (slash < 0) return isAddress(text);
  const prefix = text.slice(slash + 1);
  return (
    /^(?:0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= bits && isAddress(text.slice(0, slash))
  );
}

/** How many hexadecimal digits the hash algorithms give (§2.7). */
const hashDigits: ReadonlyMap<string, number> = new Map([
  ['MD5', 32],
  ['SHA-1', 40],
  ['SHA-256', 64],
  ['SHA-512', 128],
  ['SHA3-256', 64],
  ['SHA3-512', 128],
]);

/** S-GEN-16: a hash is compared with what its algorithm can give (§2.7, §9.6.1: the same data type). */
function checkHashes(judge: Judge, path: ObjectPath, constants: readonly Constant[]): void {
  const { steps } = path;
  const [parent, algorithm] = [steps[steps.length - 2], steps[steps.length - 1]];
  if (parent?.kind !== 'key' || parent.name !== 'hashes' || algorithm?.kind !== 'key') return;
  const digits = hashDigits.get(algorithm.name);
  if (digits === undefined) return;
  for (const constant of constants) {
    if (constant.kind !== 'string' || isHexOfLength(constant.value, digits)) continue;
    const piece = quotePiece(constant.value);
    refuse(judge, {
      rule: 'S-GEN-16',
      at: constant.at,
      en: `${piece} is no ${algorithm.name} hash`,
      ja: `${piece} は ${algorithm.name} ハッシュではありません`,
    });
  }
}

function isHexOfLength(text: string, digits: number): boolean {
  return text.length === digits && isHex(text);
}
