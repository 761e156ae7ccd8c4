/** The mutation run's own parts: its tokens lose nothing, and each operator makes the change it says. */
import t from 'tap';
import { tokensOf } from './javascript-tokens.ts';
import { mutantsOf, mutated } from './mutants.ts';
import { mutatedFiles, readSources } from './sources.ts';

function changes(text: string): readonly string[] {
  return mutantsOf('a.ts', text).map((mutant) => `${mutant.operator}: ${mutated(text, mutant)}`);
}

t.test(
  'tokens: between them is nothing but space, comments and the text of templates',
  async (t) => {
    const sources = readSources('src/stix');
    for (const file of mutatedFiles(sources)) {
      const text = sources.get(file) ?? '';
      let at = 0;
      for (const token of tokensOf(text)) {
        if (token.start < at || text.slice(token.start, token.end).length === 0) t.fail(file);
        at = token.end;
      }
      t.equal(
        text
          .slice(at)
          .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
          .trim(),
        '',
        file,
      );
    }
    const kinds = tokensOf(`a = b / c; d(/[/"]/g, \`x\${e / 1}y\`, "f"); // "`).map(
      ({ kind, text }) => `${kind} ${text}`,
    );
    t.ok(kinds.includes('regexp /[/"]/g'));
    t.ok(kinds.includes('symbol /'));
    t.ok(kinds.includes('string "f"'));
    t.equal(kinds.filter((each) => each.startsWith('template')).length, 2);
  },
);

t.test('operators: each changes one place and says which', async (t) => {
  t.same(changes('x = a === b && c;'), ['equality: x = a !== b && c;', 'logic: x = a === b || c;']);
  t.same(changes('x = a < 2;'), [
    'boundary: x = a <= 2;',
    'number: x = a < 3;',
    'number: x = a < 1;',
  ]);
  t.same(changes('x = a + b - -c;'), [
    'arithmetic: x = a - b - -c;',
    'arithmetic: x = a + b + -c;',
  ]);
  t.same(changes("x = 'a' + b;"), []);
  t.same(changes('if (!a) return b;'), [
    'condition: if (false) return b;',
    'condition: if (true) return b;',
    'negation: if (a) return b;',
    'return: if (!a) return undefined;',
  ]);
  t.same(changes('{ list.push(a(1)); }').slice(0, 1), ['statement: { ; }']);
  t.same(changes('return [a];'), ['return: return [];']);
  t.same(changes('x = /^[^a]+$/;'), [
    'pattern: x = /[^a]+$/;',
    'pattern: x = /^[a]+$/;',
    'pattern: x = /^[^a]*$/;',
    'pattern: x = /^[^a]+/;',
  ]);
  t.same(changes("x = { force: 'must' };"), ["weight: x = { force: 'should' };"]);
  t.same(changes('x = a.some(b) || true;'), [
    'quantifier: x = a.every(b) || true;',
    'logic: x = a.some(b) && true;',
    'boolean: x = a.some(b) || false;',
  ]);
});
