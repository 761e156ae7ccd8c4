/**
 * What the values of network observables look like: addresses, names and URLs (STIX 2.1 §6.4, §6.5, §6.8,
 * §6.9, §6.15). A defanged object may hold `[.]` and the like; its value is judged refanged.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import type { JsonObject } from '../../base/json.ts';
import { quote } from '../../base/problem.ts';
import { broken, type CodeRule, kept, typesIn } from './rule.ts';

/** Refangs: `[.]`, `(.)`, `{.}` and `[dot]` to a dot, `[:]` and `[://]` to what they hold, `[at]`, `[@]` to @. */
function refanged(text: string): string {
  return text
    .replaceAll(/[[({](?:\.|dot)[\])}]/gi, '.')
    .replaceAll(/\[(:|:\/\/)\]/g, '$1')
    .replaceAll(/[[({](?:@|at)[\])}]/gi, '@');
}

function givenValue(object: JsonObject): string | undefined {
  if (typeof object.value !== 'string') return undefined;
  return object.defanged === true ? refanged(object.value) : object.value;
}

function valueRule(
  rule: string,
  force: CodeRule['force'],
  type: string,
  isGood: (value: string) => boolean,
  en: string,
  ja: string,
): CodeRule {
  return {
    rule,
    force,
    applies: typesIn(type),
    check(object) {
      const value = givenValue(object);
      if (value === undefined || isGood(value)) return kept;
      return broken(
        '/value',
        `${quote(value)} is not ${en}`,
        `${quote(value)} は${ja}ではありません`,
      );
    },
  };
}

const label = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/i;

/** RFC 1034 §3.1 labels, underscores admitted as real zones have them; U-labels are judged as A-labels. */
export function isDomainName(value: string): boolean {
  if (value.length === 0 || value.length > 1000) return false;
  const name = isAscii(value) ? value : domainToASCII(value);
  const labels = (name.endsWith('.') ? name.slice(0, -1) : name).split('.');
  if (name.length - Number(name.endsWith('.')) > 253) return false;
  return labels.every((each) => each.length <= 63 && label.test(each));
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

const atoms = /^[^\s"(),.:;<>@[\\\]\p{Cc}]+(?:\.[^\s"(),.:;<>@[\\\]\p{Cc}]+)*$/u;
const quotedLocal = /^"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*"$/u;
const domainLiteral = /^\[[^[\]\\\p{Cc}]*\]$/u;

/** An addr-spec of RFC 5322 §3.4.1 without folding and comments; other scripts as RFC 6531 admits them. */
export function isEmailAddress(value: string): boolean {
  if (value.length > 1000) return false;
  const at = value.lastIndexOf('@');
  if (at < 1) return false;
  const [local, domain] = [value.slice(0, at), value.slice(at + 1)];
  return (
    (atoms.test(local) || quotedLocal.test(local)) &&
    (atoms.test(domain) || domainLiteral.test(domain))
  );
}

function isAddressOrBlock(value: string, isAddress: (text: string) => boolean, bitsMax: number) {
  const slash = value.indexOf('/');
  if (slash < 0) return isAddress(value);
  const bits = value.slice(slash + 1);
  return (
    isAddress(value.slice(0, slash)) &&
    /^(?:0|[1-9][0-9]{0,2})$/.test(bits) &&
    Number(bits) <= bitsMax
  );
}

/** An IPv4 address or CIDR block. */
export function isIpv4Value(value: string): boolean {
  return isAddressOrBlock(value, isIPv4, 32);
}

/** An IPv6 address or CIDR block, without zone. */
export function isIpv6Value(value: string): boolean {
  return isAddressOrBlock(value, (text) => isIPv6(text) && !text.includes('%'), 128);
}

const pathCharacters = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*";
const queryCharacters = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*";
const userCharacters = "(?:[A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*";
const uri = new RegExp(
  `^[A-Za-z][A-Za-z0-9+.-]*:(?://(?:${userCharacters}@)?` +
    `(?:\\[[0-9A-Fa-fvV:.]+\\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::[0-9]*)?(?=[/?#]|$)|(?!//))` +
    `${pathCharacters}(?:\\?${queryCharacters})?(?:#${queryCharacters})?$`,
);

/** A URI with a scheme and more than a scheme (RFC 3986 §3). */
export function isUrl(value: string): boolean {
  return uri.test(value) && !value.endsWith(':');
}

/** Domain names. */
export const sSco04 = valueRule(
  'S-SCO-04',
  'contested',
  'domain-name',
  isDomainName,
  'a domain name',
  'ドメイン名',
);

/** E-mail addresses. */
export const sSco05 = valueRule(
  'S-SCO-05',
  'contested',
  'email-addr',
  isEmailAddress,
  'an e-mail address',
  'メールアドレス',
);

/** IPv4 addresses. */
export const sSco13v4 = valueRule(
  'S-SCO-13',
  'must',
  'ipv4-addr',
  isIpv4Value,
  'an IPv4 address or block',
  'IPv4 アドレスまたはブロック',
);

/** IPv6 addresses. */
export const sSco13v6 = valueRule(
  'S-SCO-13',
  'must',
  'ipv6-addr',
  isIpv6Value,
  'an IPv6 address or block',
  'IPv6 アドレスまたはブロック',
);

/** URLs. */
export const sSco20 = valueRule('S-SCO-20', 'contested', 'url', isUrl, 'a URL', ' URL ');
