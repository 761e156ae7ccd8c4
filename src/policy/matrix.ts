/**
 * A gate's table as a matrix for people: one row for all points that every audience gets alike.
 *
 * Exact, only shorter: values are put together where nothing that follows differs. Points that no key
 * can be at join the row of a neighbour.
 */
import { invariant } from '../base/problem.ts';
import { type DomainAxis, type Point, valuesOfAxis } from './domain.ts';
import { type GateAnswer, type GateTable, lookUp } from './gate-table.ts';
import type { Pack } from './pack.ts';
import type { Effect } from './vocabulary.ts';

/** Values of an axis that are treated alike, in the axis's order. `undefined`: all of them. */
export type RowValues = readonly string[] | undefined;

/** One row: where it holds, and what each audience gets there. */
export interface MatrixRow {
  readonly when: Readonly<Partial<Record<DomainAxis, RowValues>>>;
  readonly effects: readonly Effect[];
  /** The redaction profiles that come with each effect. */
  readonly profiles: readonly (readonly string[])[];
  /** The ids of all rules that decide somewhere in this row, sorted. */
  readonly rules: readonly string[];
}

/** A gate's matrix. */
export interface GateMatrix {
  readonly gate: GateTable['gate'];
  /** The axes of the rows, without the audience. */
  readonly axes: readonly DomainAxis[];
  /** The columns: declared audiences, then `*` for all others. */
  readonly audiences: readonly string[];
  readonly rows: readonly MatrixRow[];
}

/** Draws the matrix of one gate. */
export function matrixOf(pack: Pack, table: GateTable): GateMatrix {
  const audiences = valuesOfAxis(pack, 'audience');
  const axes = table.axes.filter(({ axis }) => axis !== 'audience');
  const drawn = branch({ pack, table, audiences, shapeOf: shapes() }, axes, {});
  invariant(drawn !== undefined, 'a gate that can be asked something');
  const names = axes.map(({ axis }) => axis);
  return { gate: table.gate, axes: names, audiences, rows: drawn.rows };
}

/** All rows under a point, and a number for their shape: equal numbers, equal rows but for the rules. */
interface Branch {
  readonly rows: readonly MatrixRow[];
  readonly shape: number;
}

interface Drawing {
  readonly pack: Pack;
  readonly table: GateTable;
  readonly audiences: readonly string[];
  /** The number of a shape, given what it is made of. */
  readonly shapeOf: (parts: readonly (string | number)[]) => number;
}

function shapes(): Drawing['shapeOf'] {
  const numbers = new Map<string, number>();
  return (parts) => {
    const text = parts.join();
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
}

/** The rows where the first axes have these values; `undefined` where no key can be. */
function branch(drawing: Drawing, axes: GateTable['axes'], point: Point): Branch | undefined {
  const [first, ...rest] = axes;
  if (first === undefined) return leaf(drawing, point);
  const branches = first.blocks.map((values) => ({
    values,
    drawn: branch(drawing, rest, { ...point, [first.axis]: values[0] ?? '' }),
  }));
  const groups = [...Map.groupBy(branches, ({ drawn }) => drawn?.shape)];
  const possible = groups.filter(([shape]) => shape !== undefined);
  if (possible.length === 0) return undefined;
  const order = valuesOfAxis(drawing.pack, first.axis);
  const rows = possible.flatMap(([, members], place) => {
    const free = place === 0 ? branches.filter(({ drawn }) => drawn === undefined) : [];
    const values = new Set([...members, ...free].flatMap((member) => member.values));
    const row: RowValues =
      values.size === order.length ? undefined : order.filter((value) => values.has(value));
    return merged(members.flatMap(({ drawn }) => (drawn === undefined ? [] : [drawn.rows]))).map(
      (one): MatrixRow => ({ ...one, when: { [first.axis]: row, ...one.when } }),
    );
  });
  const parts = branches.map(({ drawn }) => drawn?.shape ?? possible[0]?.[0] ?? -1);
  return { rows, shape: drawing.shapeOf(parts) };
}

function leaf({ table, audiences, shapeOf }: Drawing, point: Point): Branch | undefined {
  const answers = audiences.map((audience) => lookUp(table, { ...point, audience }));
  const given: GateAnswer[] = answers.filter((answer) => answer !== undefined);
  if (given.length < answers.length) return undefined;
  const effects = given.map(({ effect }) => effect);
  const rules = [...new Set(given.flatMap((answer) => answer.rules))].toSorted();
  const profiles = given.map((answer) => answer.profiles);
  const shape = shapeOf(given.map((answer) => [answer.effect, ...answer.profiles].join(' ')));
  return { rows: [{ when: {}, effects, profiles, rules }], shape };
}

/** Branches of one shape as one, the rules of each row put together. */
function merged(branches: readonly (readonly MatrixRow[])[]): readonly MatrixRow[] {
  const [first = []] = branches;
  return first.map((row, index) => {
    const rules = branches.flatMap((rows) => rows[index]?.rules ?? []);
    return { ...row, rules: [...new Set(rules)].toSorted() };
  });
}
