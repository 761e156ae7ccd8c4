/**
 * The labels that an object's own body carries, in either notation: the handling extension, and the
 * handling markings that it names. Both are read to one set of labels.
 *
 * INVARIANT: a second statement about an axis never opens it. Where two differ the stricter counts
 * (`label-strictness.ts`), and a granular marking, which counts for the whole object, only tightens.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { quote } from '../base/problem.ts';
import type { Finding } from '../stix/finding.ts';
import {
  type HandlingMarking,
  handlingIds,
  handlingMarkingOf,
  type MarkedAxis,
} from './handling-markings.ts';
import { idPlaces } from './id-places.ts';
import { isMostOpen, stricterOf, unknownOf } from './label-strictness.ts';
import {
  bilingual,
  finding,
  isProven,
  type Labels,
  type LabelsReading,
  parseLabels,
  unreadable,
} from './labels.ts';
import { handlingExtensionId } from './vocabulary.ts';

/**
 * The labels in an object's body, or `undefined` when it carries none. Labels where they do not belong
 * (`x_sekisho_labels` on an object, an id of ours in other letters or in another place) are not read but
 * count as unreadable, so that a restriction put there by mistake still holds.
 */
export function labelsOfObject(object: JsonObject): LabelsReading | undefined {
  if (isOurs(object)) return { labels: unreadable, findings: [] };
  const places = placesOf(object);
  const [misplaced] = places.wrong;
  if (misplaced !== undefined) return misplacedAt(misplaced);
  if (!places.extension && places.markings.length === 0) return undefined;
  const own = places.extension ? extensionLabels(object) : { labels: {}, findings: [] };
  // What marks the whole object is said before what marks a part of it is weighed against it.
  const inOrder = [...places.markings].sort((a, b) => Number(a.granular) - Number(b.granular));
  return inOrder.reduce(join, own);
}

/** Does this body carry handling labels in any place? Then it never goes out as received. */
export function carriesLabels(object: JsonObject): boolean {
  if (isOurs(object)) return true;
  const { extension, markings, wrong } = placesOf(object);
  return extension || markings.length > 0 || wrong.length > 0;
}

/** Does this body hold anything that it must not be passed on with: labels, or a wrong TLP id? */
export function isForHubOnly(object: JsonObject): boolean {
  return carriesLabels(object) || idPlaces(object).aliases.length > 0;
}

/** A copy of a definition of ours: it is a part of the notation, and no information. */
function isOurs({ id }: JsonObject): boolean {
  return typeof id === 'string' && handlingIds.has(id.toLowerCase());
}

const extensionPlace = `/extensions/${handlingExtensionId}`;

function extensionLabels({ extensions }: JsonObject): LabelsReading {
  const value = isObject(extensions) ? (extensions[handlingExtensionId] ?? null) : null;
  const { labels, findings } = parseLabels(value);
  return {
    labels,
    findings: findings.map((one) => ({ ...one, pointer: extensionPlace + one.pointer })),
  };
}

/** A handling marking where it belongs. */
interface Statement {
  readonly marking: HandlingMarking;
  readonly pointer: string;
  /** It marks a part of the object only. */
  readonly granular: boolean;
}

/** Where a body holds labels; pointers for those in wrong places. */
interface Places {
  readonly extension: boolean;
  readonly markings: readonly Statement[];
  readonly wrong: readonly string[];
}

function placesOf(object: JsonObject): Places {
  const markings: Statement[] = [];
  const wrong: string[] = [];
  let extension = false;
  for (const { id, pointer } of idPlaces(object).labels) {
    const marking = handlingMarkingOf(id);
    const granular = granularPlace.test(pointer);
    if (pointer === extensionPlace) extension = true;
    else if (marking !== undefined && (granular || objectPlace.test(pointer))) {
      markings.push({ marking, pointer, granular });
    } else wrong.push(pointer);
  }
  return { extension, markings, wrong };
}

const objectPlace = /^\/object_marking_refs\/\d+$/;
const granularPlace = /^\/granular_markings\/\d+\/marking_ref$/;

function misplacedAt(place: string): LabelsReading {
  const message = bilingual(
    `labels at ${quote(place)} are not read: an object carries them under ${quote(extensionPlace)} or in its markings`,
    `${quote(place)} のラベルは読まれない。オブジェクトのラベルは ${quote(extensionPlace)} 又はマーキングに置く`,
  );
  return { labels: unreadable, findings: [finding('L-PLACE-01', place, message)] };
}

/** Adds what one marking says. */
function join({ labels, findings }: LabelsReading, statement: Statement): LabelsReading {
  const { marking, granular } = statement;
  const { axis, value } = marking;
  const present = stated(labels, axis);
  if (present === undefined) {
    if (!granular) return { labels: stating(labels, axis, value), findings };
    return joinAlone({ labels, findings }, statement);
  }
  if (present === value) return { labels, findings };
  // That a part is known to the public is no claim for the whole, so it needs no proof of its own.
  const claimed = granular ? value : asProven({}, axis, value);
  const counts = stricterOf(axis, asProven(labels, axis, present), claimed);
  return {
    labels: counts === present ? labels : stating(labels, axis, counts),
    findings: [...findings, conflict(statement, present, counts)],
  };
}

/** A part says something of which the whole says nothing: unless it is the most open value, nobody knows. */
function joinAlone({ labels, findings }: LabelsReading, statement: Statement): LabelsReading {
  const { axis, value, name } = statement.marking;
  if (!isMostOpen(axis, value)) {
    return { labels: stating(labels, axis, unknownOf(axis)), findings };
  }
  const message = bilingual(
    `${name} on a part opens nothing of the whole; not counted`,
    `一部に付された ${name} は全体を緩めないため、数えない`,
  );
  return { labels, findings: [...findings, finding('L-PART-01', statement.pointer, message)] };
}

/** A claim of public knowledge without proof counts as unknown where it is weighed against another. */
function asProven(labels: Labels, axis: MarkedAxis, value: string): string {
  const unproven =
    value === 'public_knowledge' && !isProven(labels.publicity ?? { state: 'unknown' });
  return axis === 'publicity' && unproven ? unknownOf(axis) : value;
}

function conflict({ marking, pointer }: Statement, present: string, counts: string): Finding {
  const message = bilingual(
    `${marking.name} contradicts the value ${quote(present)} stated beside it; ${quote(counts)} counts`,
    `${marking.name} は併記された値 ${quote(present)} と矛盾するため、${quote(counts)} として扱う`,
  );
  return finding('L-CONFLICT-02', pointer, message);
}

/** The value that labels state of a marked axis, as a marking would say it; `undefined` if none can. */
function stated(labels: Labels, axis: MarkedAxis): string | undefined {
  const { provenance, consent } = labels;
  switch (axis) {
    case 'publicity':
      return labels.publicity?.state;
    case 'identifiability':
      return labels.identifiability?.grade;
    case 'provenance.service':
      return provenance === 'unknown' ? provenance : provenance?.service;
    case 'provenance.basis':
      return provenance === 'unknown' ? provenance : provenance?.basis;
    case 'provenance.nda':
      return provenance === 'unknown' ? provenance : provenance?.nda;
    case 'consent':
      if (typeof consent === 'object') return consent.withdrawn === true ? 'withdrawn' : undefined;
      return consent;
    default: {
      const label = labels[axis];
      return typeof label === 'string' ? label : undefined;
    }
  }
}

/** Labels that state this value of a marked axis as well. */
function stating(labels: Labels, axis: MarkedAxis, value: string): Labels {
  return { ...labels, ...(statementOf(labels, axis, value) as Partial<Labels>) };
}

function statementOf(labels: Labels, axis: MarkedAxis, value: string): object {
  const { provenance, consent } = labels;
  switch (axis) {
    case 'publicity':
      return { publicity: { state: value } };
    case 'identifiability':
      return { identifiability: { grade: value } };
    case 'provenance.service':
    case 'provenance.basis':
    case 'provenance.nda': {
      if (provenance === 'unknown') return { provenance };
      return { provenance: { ...provenance, [axis.slice('provenance.'.length)]: value } };
    }
    case 'consent': {
      if (value === 'unknown') return { consent: value };
      return { consent: { ...(typeof consent === 'object' ? consent : {}), withdrawn: true } };
    }
    default:
      return { [axis]: value };
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
