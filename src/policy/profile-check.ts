/**
 * The proof of a pack's profiles, as findings: what nobody asks for, what is never shown, what would come out invalid.
 */
import { quote } from '../base/problem.ts';
import { type FormProof, proveForms } from './form-proof.ts';
import type { Pack, PackFinding } from './pack.ts';
import { type DocumentPath, fault, type Position } from './pack-document.ts';
import { stripHandling } from './vocabulary.ts';

type PositionOf = (path: DocumentPath) => Position;

/** What a pack's profiles came to. */
export interface ProfileCheck {
  /** Every form that rules can ask for, beside that of `strip-handling`. */
  readonly forms: readonly FormProof[];
  readonly findings: readonly PackFinding[];
}

/** Proves the profiles of a pack. */
export function checkProfiles(pack: Pack, positionOf: PositionOf): ProfileCheck {
  const forms = proveForms(pack);
  const findings = [
    ...unused(pack, positionOf),
    ...forms.flatMap((form) => [...neverShown(form, positionOf), ...invalid(form, positionOf)]),
  ];
  return { forms, findings };
}

function unused({ profiles, rules, ceilings }: Pack, positionOf: PositionOf): PackFinding[] {
  const asked = new Set([...rules, ...ceilings].flatMap((rule) => rule.profiles));
  return [...profiles.keys()]
    .filter((name) => name !== stripHandling && !asked.has(name))
    .map((name) =>
      fault(
        'P-UNUSED',
        positionOf(['profiles', name]),
        `no rule asks for the profile ${quote(name)}`,
        `加工方式 ${quote(name)} を用いる規則がない`,
      ),
    );
}

/** A type that a profile lists and never shows, also where its text is reviewed. */
function neverShown(form: FormProof, positionOf: PositionOf): PackFinding[] {
  const { profiles, redaction, textReviewed, outcomes } = form;
  const [name = ''] = profiles;
  const isFirstLook = redaction.text === 'reviewed' && !textReviewed;
  if (profiles.length > 1 || isFirstLook || redaction.types === 'everything') return [];
  return [...redaction.types.keys()]
    .filter((type) => outcomes.get(type) === 'withheld')
    .map((type) =>
      fault(
        'P-EMPTY',
        positionOf(['profiles', name, 'keep', type]),
        `${quote(name)} lists ${quote(type)} and can show none`,
        `${quote(name)} は ${quote(type)} を挙げているが、示せるものがない`,
      ),
    );
}

function invalid({ profiles, invalid: forms }: FormProof, positionOf: PositionOf): PackFinding[] {
  return forms.map(({ type, rules }) => {
    const by = profiles.map((name) => quote(name)).join(' + ');
    return fault(
      'P-INVALID',
      positionOf(['profiles', profiles[0] ?? '', 'keep', type]),
      `${by} makes of ${quote(type)} what is no valid STIX (${rules.join(', ')})`,
      `${by} による ${quote(type)} は妥当な STIX にならない（${rules.join(', ')}）`,
    );
  });
}
