/**
 * What findings about structure say, in English and Japanese: the sentence of a rule where it has one,
 * else the sentence of the keyword.
 */
import type { JsonValue } from '../base/json.ts';
import { quote } from '../base/problem.ts';
import type { Words } from '../base/words.ts';
import type { StructureError } from './explain-structure.ts';

/** Says how a value breaks a rule. */
export function describe(rule: string, error: StructureError): Words {
  const { keyword, value } = error;
  if (rule === 'S-GEN-02') return words('is null', 'null です');
  const demand = demandKeywords.includes(keyword) ? demandWords[rule] : undefined;
  if (demand !== undefined) return words(...demand);
  const form = typeof value === 'string' && keyword === 'pattern' ? formWords[rule] : undefined;
  if (form !== undefined) return formed(form, String(value));
  return keywordWords[keyword]?.(error) ?? words('is not as the rule says', '規則に反しています');
}

function words(en: string, ja: string): Words {
  return { en, ja };
}

function formed([en, ja]: readonly [string, string], value: string): Words {
  return words(`${quote(value)} ${en}`, `${quote(value)} は${ja}`);
}

function kindOf(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function listed(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

type Describe = (error: StructureError) => Words;

const keywordWords: Readonly<Record<string, Describe>> = {
  required: ({ wanted }) => {
    const name = quote(String(wanted));
    return words(`${name} is missing`, `${name} がありません`);
  },
  dependentRequired: ({ wanted }) => {
    const name = quote(String(wanted));
    return words(`${name} is needed, too`, `${name} も必要です`);
  },
  type: ({ wanted, value }) => {
    const [type, is] = [listed(wanted), kindOf(value)];
    return words(`is of type ${is}, not ${type}`, `${type} 型でなければならず、${is} 型です`);
  },
  const: ({ wanted }) => {
    return words(`is not \`${wanted}\``, `\`${wanted}\` ではありません`);
  },
  enum: ({ wanted, value }) => {
    const [is, terms] = [quote(String(value)), listed(wanted)];
    return words(`${is} is none of ${terms}`, `${is} は ${terms} のどれでもありません`);
  },
  minimum: ({ wanted }) => words(`is below ${wanted}`, `${wanted} より小さい値です`),
  maximum: ({ wanted }) => words(`is above ${wanted}`, `${wanted} より大きい値です`),
  minItems: () => words('is an empty list', '空のリストです'),
  minProperties: () => words('is an empty dictionary', '空の辞書です'),
  pattern: ({ value }) =>
    formed(['has not the form it must have', '形式に合いません'], String(value)),
  propertyNames: ({ wanted }) => {
    const name = quote(String(wanted));
    return words(`${name} is no legal name here`, `${name} はここで使える名前ではありません`);
  },
  additionalProperties: ({ wanted }) => {
    const name = quote(String(wanted));
    return words(`${name} is not allowed here`, `${name} はここには置けません`);
  },
  not: () => words('does not apply to this type', 'この型には使えません'),
};

/** Keywords by which a rule asks for several properties together. */
const demandKeywords = ['anyOf', 'oneOf', 'not', 'contains', 'additionalProperties'];

/** What such a rule asks for. */
const demandWords: Readonly<Record<string, readonly [string, string]>> = {
  'S-BUN-02': ['a bundle may not be in a bundle', 'バンドルの中にバンドルは置けません'],
  'S-BUN-03': ['a bundle has no such property', 'バンドルにこのプロパティはありません'],
  'S-COM-03': ['only observables may be defanged', '無害化の印は観測オブジェクトだけのものです'],
  'S-COM-05': [
    'needs one of description, url, external_id',
    'description、url、external_id のいずれかが必要です',
  ],
  'S-EXT-02': [
    'extension_properties needs the type toplevel-property-extension',
    'extension_properties には toplevel-property-extension 型が必要です',
  ],
  'S-GEN-16': ['is no legal hash', '正しいハッシュではありません'],
  'S-GEN-17': ['is no algorithm of the vocabulary', '語彙にないアルゴリズムです'],
  'S-GEN-23': ['is a reserved name', '予約された名前です'],
  'S-MET-01': [
    'needs exactly one of lang and marking_ref',
    'lang と marking_ref のちょうど一方が必要です',
  ],
  'S-MET-05': [
    'needs definition_type and definition, or extensions',
    'definition_type と definition、または extensions が必要です',
  ],
  'S-MET-07': [
    'is none of the four fixed TLP markings',
    '定められた四つの TLP マーキングのどれでもありません',
  ],
  'S-REF-08': ['names no cyber-observable', 'サイバー観測オブジェクトが一つも参照されていません'],
  'S-SCO-01': [
    'needs exactly one of payload_bin and url',
    'payload_bin と url のちょうど一方が必要です',
  ],
  'S-SCO-06': ['contradicts is_multipart', 'is_multipart と矛盾しています'],
  'S-SCO-07': ['needs body or body_raw_ref', 'body または body_raw_ref が必要です'],
  'S-SCO-09': ['needs hashes or name', 'hashes または name が必要です'],
  'S-SCO-10': someOwn('this extension'),
  'S-SCO-12': someOwn('this part of the extension'),
  'S-SCO-15': ['needs src_ref or dst_ref', 'src_ref または dst_ref が必要です'],
  'S-SCO-16': ['active traffic has no end', '継続中の通信に end は置けません'],
  'S-SCO-17': someOwn('this extension'),
  'S-SCO-18': someOwn('a process or its extension'),
  'S-SCO-21': someOwn('a user account or its extension'),
  'S-SCO-22': someOwn('a registry key or value'),
  'S-SCO-23': someOwn('a certificate or its extensions'),
  'S-SDO-02': [
    'needs region, country, or latitude with longitude',
    'region、country、または latitude と longitude の組が必要です',
  ],
  'S-SDO-05': ['needs result or analysis_sco_refs', 'result または analysis_sco_refs が必要です'],
  'S-SDO-06': [
    'needs exactly one of objects and object_refs',
    'objects と object_refs のちょうど一方が必要です',
  ],
};

function someOwn(what: string): readonly [string, string] {
  return [`${what} needs a property of its own`, '固有のプロパティが一つ以上必要です'];
}

/** What a text is not, by rule. */
const formWords: Readonly<Record<string, readonly [string, string]>> = {
  'S-COM-06': ['is no URL', 'URL ではありません'],
  'S-COM-07': ['is no identifier of that source', 'その出典の識別子ではありません'],
  'S-GEN-04': ['is no name of an object type', 'オブジェクト型の名前ではありません'],
  'S-GEN-13': ['is no lower-case hexadecimal text', '小文字の十六進表記ではありません'],
  'S-GEN-16': ['is no hash of that algorithm', 'そのアルゴリズムのハッシュではありません'],
  'S-GEN-18': ['is no timestamp', 'タイムスタンプではありません'],
  'S-GEN-20': ['has not three fraction digits', '小数部が三桁に足りません'],
  'S-ID-01': ['is no identifier', '識別子ではありません'],
  'S-ID-02': ['does not begin with the type', '型の名前で始まっていません'],
  'S-ID-03': ['holds no RFC 4122 UUID', 'RFC 4122 の UUID を含みません'],
  'S-MET-02': ['is no selector', 'セレクターではありません'],
  'S-SCO-14': ['is no MAC address', 'MAC アドレスではありません'],
  'S-SCO-22': ['abbreviates its hive', 'ハイブ名が省略されています'],
  'S-SRO-01': ['is no relationship type', '関係の型ではありません'],
  ...Object.fromEntries(
    ['01', '02', '03', '04', '05', '06', '07', '08'].map((number) => [
      `S-REF-${number}`,
      ['names no object that may stand here', 'ここに置けるオブジェクトを指していません'] as const,
    ]),
  ),
};
