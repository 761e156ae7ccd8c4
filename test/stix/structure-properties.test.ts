/** What the structure check promises of any object: valid by construction is accepted, one fault is told. */
import fc from 'fast-check';
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { checkStructure } from '../../src/stix/check-structure.ts';
import type { Kind, Property } from '../../src/stix/tables/property.ts';
import { anySample, type Draft, type Sample } from './arbitrary.ts';

const runs = { numRuns: 150 };

function check(object: Draft) {
  return checkStructure(object as JsonObject, 'strict');
}

/** Values that break a kind, each with the rule one of whose findings it must cause. */
function spoiled(kind: Kind, observable: boolean): readonly (readonly [unknown, string])[] {
  const wrong: [unknown, string][] = [[null, 'S-GEN-02']];
  const type = observable ? 'S-SCO-25' : kind.kind === 'list' ? 'S-GEN-15' : undefined;
  if (kind.kind === 'list') wrong.push([[], 'S-GEN-06'], ['x', type ?? '']);
  if (kind.kind === 'boolean') wrong.push(['true', observable ? 'S-SCO-25' : 'S-GEN-09']);
  if (kind.kind === 'timestamp') wrong.push(['2020-01-01 00:00:00', 'S-GEN-18']);
  if (kind.kind === 'string') wrong.push([7, 'S-SCO-25']);
  if (kind.kind === 'hashes') wrong.push([{ MD5: 'x' }, 'S-GEN-16'], [{ ROT: 'x' }, 'S-GEN-17']);
  if (kind.kind === 'dictionary') wrong.push([{}, 'S-GEN-07'], [{ 'ä ö': 'x' }, 'S-GEN-08']);
  if (kind.kind === 'enumeration') wrong.push(['no such term', 'S-GEN-21']);
  if (kind.kind === 'hex') wrong.push(['ABC', kind.rule ?? 'S-GEN-13']);
  if (kind.kind === 'integer') wrong.push([1.5, 'S-GEN-10']);
  if ('minimum' in kind && kind.minimum !== undefined)
    wrong.push([kind.minimum - 1, kind.rule ?? '']);
  if (kind.kind === 'extensions') wrong.push([{ 'no such key': { aaa: 1 } }, 'S-EXT-03']);
  if (kind.kind === 'reference') {
    const uuid = '8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f';
    wrong.push(['no identifier', 'S-ID-01'], [`bundle--${uuid}`, kind.rule]);
    const ownType = typeof kind.targets === 'string' ? 'x-thing' : kind.targets[0];
    wrong.push([`${ownType}--${uuid.replace('-4', '-7')}`, 'S-ID-03']);
  }
  return wrong;
}

function spoil(sample: Sample, pick: (size: number) => number): readonly [Draft, string] {
  const names = Object.keys(sample.object).filter((name) => sample.type.properties.has(name));
  const name = names[pick(names.length)] ?? 'id';
  const property = sample.type.properties.get(name) as Property;
  const required = property.required && name !== 'type';
  if (required && pick(3) === 0) {
    const { [name]: _, ...rest } = sample.object;
    return [rest, 'S-GEN-03'];
  }
  if (name === 'id')
    return [{ ...sample.object, id: 'x-other--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f' }, 'S-ID-02'];
  if (name === 'spec_version') return [{ ...sample.object, spec_version: '2.0' }, 'S-GEN-24'];
  if (name === 'type') return [{ ...sample.object, Type: 'x' }, 'S-GEN-05'];
  const own = name in sample.type.table.properties && sample.type.family === 'observable';
  const choices = spoiled(property, own);
  const [value, rule] = choices[pick(choices.length)] ?? [null, 'S-GEN-02'];
  return [{ ...sample.object, [name]: value }, rule];
}

t.test('every object made from the tables is accepted', async () => {
  fc.assert(
    fc.property(anySample, ({ object }) => {
      const findings = check(object);
      if (findings.length > 0) throw new Error(JSON.stringify(findings));
    }),
    runs,
  );
});

t.test(
  'one fault put into a valid object is told by its rule, and the object is refused',
  async () => {
    fc.assert(
      fc.property(anySample, fc.gen(), (sample, gen) => {
        const pick = (size: number) => gen(fc.nat, { max: Math.max(0, size - 1) });
        const [object, rule] = spoil(sample, pick);
        const findings = check(object);
        const rules = findings.map((finding) => finding.rule);
        if (!rules.includes(rule))
          throw new Error(`${rule} is not among ${JSON.stringify(findings)}`);
      }),
      runs,
    );
  },
);

t.test('each demand on several properties, broken alone, is told by its rule', async () => {
  fc.assert(
    fc.property(anySample, ({ type, object, values }) => {
      for (const constraint of type.table.constraints ?? []) {
        const broken: Draft = { ...object };
        if (constraint.demand === 'some') {
          for (const name of constraint.groups.flat()) delete broken[name];
        } else if (constraint.demand === 'one') {
          for (const name of constraint.properties) broken[name] = values[name];
        } else if (constraint.demand === 'with') {
          broken[constraint.property] = values[constraint.property];
          for (const name of constraint.needs) delete broken[name];
        } else if (constraint.demand === 'when' && constraint.forbids !== undefined) {
          broken[constraint.property] = constraint.equals;
          for (const name of constraint.forbids) broken[name] = values[name];
        } else if (constraint.demand === 'when') {
          broken[constraint.property] = constraint.equals;
          delete broken.name;
          delete broken.definition;
        } else broken[constraint.list] = ['new-sdo'];
        if (constraint.demand === 'element') broken[constraint.property] = ['some_name'];
        const rules = check(broken).map((finding) => finding.rule);
        if (!rules.includes(constraint.rule))
          throw new Error(`${constraint.rule} not in ${rules} of ${JSON.stringify(broken)}`);
      }
    }),
    runs,
  );
});
