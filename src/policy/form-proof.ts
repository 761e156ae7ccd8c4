/**
 * The proof of redaction profiles: what each makes of every type of STIX, by itself and joined with others, tried on
 * examples of the type (`example-objects.ts`). Everything that is shown must be valid STIX.
 */
import type { JsonObject } from '../base/json.ts';
import { objectTypes } from '../stix/tables/object-types.ts';
import { isValid, validateObject } from '../stix/validate.ts';
import { bareBody } from './bare-body.ts';
import { examplesOf } from './example-objects.ts';
import type { Pack, Rule } from './pack.ts';
import { joinProfiles, type Profile, type Redaction } from './profile.ts';
import type { RuleAxis } from './reader.ts';
import { altersIdentity, redactObject, typeAfter } from './redact.ts';
import { stripHandling } from './vocabulary.ts';

/** What becomes of the examples of a type: shown as received but for handling labels, in another form, only some of them, or none. */
export const formOutcomes = ['whole', 'redacted', 'partly', 'withheld'] as const;
export type FormOutcome = (typeof formOutcomes)[number];

/** What one form makes of every type. */
export interface FormProof {
  /** The profiles that it is joined from, sorted. */
  readonly profiles: readonly string[];
  readonly redaction: Redaction;
  /** Whether somebody reviewed the text; both are tried where it makes a difference. */
  readonly textReviewed: boolean;
  /** By type, in the order of STIX. */
  readonly outcomes: ReadonlyMap<string, FormOutcome>;
  /** What came out and is no valid STIX. */
  readonly invalid: readonly InvalidForm[];
}

/** A form that is no valid STIX, and the rules that it breaks. */
export interface InvalidForm {
  readonly type: string;
  readonly rules: readonly string[];
}

/** Tries every form that rules of a pack can ask for: each profile, every two that meet, and all that do. */
export function proveForms(pack: Pack): readonly FormProof[] {
  const own = [...pack.profiles.values()].filter(({ name }) => name !== stripHandling);
  const pairs = own.flatMap((one, index) =>
    own
      .slice(index + 1)
      .filter((other) => canMeet(pack, one, other))
      .map((other) => [one, other]),
  );
  const meeting = own.filter((one) => pairs.some((pair) => pair.includes(one)));
  const joined = [...own.map((one) => [one]), ...pairs, meeting].filter(({ length }) => length > 0);
  const byName = new Map(joined.map((all): [string, readonly Profile[]] => [nameOf(all), all]));
  return [...byName.values()].flatMap((all) => {
    const profilesOfForm = all.map(({ name }) => name).toSorted();
    const redaction = joinProfiles(all);
    const reviews = redaction.text === 'reviewed' ? [false, true] : [false];
    return reviews.map((textReviewed) => proveForm(profilesOfForm, redaction, textReviewed));
  });
}

/** Whether rules that ask for them may apply to one object and one reader; it errs towards yes. */
function canMeet({ rules, ceilings }: Pack, one: Profile, other: Profile): boolean {
  const asking = ({ name }: Profile) =>
    [...rules, ...ceilings].filter(({ profiles }) => profiles.includes(name));
  return asking(one).some((rule) => asking(other).some((second) => overlap(rule, second)));
}

function overlap(one: Rule, other: Rule): boolean {
  const axes = Object.keys(one.when) as RuleAxis[];
  const audiences = one.audiences === 'any' ? undefined : one.audiences;
  const others = other.audiences === 'any' ? undefined : other.audiences;
  return (
    shareValue(audiences, others) &&
    axes.every((axis) => shareValue(one.when[axis], other.when[axis]))
  );
}

function shareValue(some: readonly string[] | undefined, others: readonly string[] | undefined) {
  return some === undefined || others === undefined || some.some((value) => others.includes(value));
}

function nameOf(profiles: readonly Profile[]): string {
  return profiles
    .map(({ name }) => name)
    .toSorted()
    .join('+');
}

function proveForm(
  profiles: readonly string[],
  redaction: Redaction,
  textReviewed: boolean,
): FormProof {
  const tried = [...objectTypes.keys()].map((type) => {
    const examples = examplesOf(type);
    const forms = examples.map((one) => redactObject(one, redaction, { textReviewed }));
    const invalid = forms.flatMap((form) =>
      form === undefined ? [] : faultsOf(form, type, redaction),
    );
    return { type, outcome: outcomeOf(examples, forms), invalid };
  });
  const outcomes = new Map(tried.map(({ type, outcome }) => [type, outcome]));
  const invalid = tried.flatMap((one) => one.invalid);
  return { profiles, redaction, textReviewed, outcomes, invalid };
}

function outcomeOf(
  examples: readonly JsonObject[],
  forms: readonly (JsonObject | undefined)[],
): FormOutcome {
  const shown = forms.filter((form) => form !== undefined);
  if (shown.length === 0) return 'withheld';
  if (shown.length < forms.length) return 'partly';
  const isWhole = forms.every((form, index) => sameMembers(form, examples[index]));
  return isWhole ? 'whole' : 'redacted';
}

function sameMembers(form: JsonObject | undefined, example: JsonObject | undefined): boolean {
  if (form === undefined || example === undefined) return false;
  const bare = bareBody(example);
  const names = Object.keys(bare);
  return (
    names.length === Object.keys(form).length &&
    names.every((name) => JSON.stringify(form[name]) === JSON.stringify(bare[name]))
  );
}

/** A random UUID, as an id has that must not tell what is not shown. */
const ownUuid = '7c5b3a19-0d2e-4f6a-9b8c-1d3e5f7a9b0c';

function faultsOf(form: JsonObject, type: string, redaction: Redaction): readonly InvalidForm[] {
  const shown = typeAfter(type, redaction) ?? type;
  const id = altersIdentity(type, redaction) ? `${shown}--${ownUuid}` : form.id;
  const findings = validateObject({ ...form, ...(id !== undefined && { id }) });
  if (isValid(findings)) return [];
  const errors = findings.filter(({ level }) => level === 'error');
  return [{ type, rules: [...new Set(errors.map(({ rule }) => rule))] }];
}
