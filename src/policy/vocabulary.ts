/**
 * The words of labels and policy: every axis, its values, and the value that stands for "nobody knows".
 *
 * Names are the wire's own (snake_case). An axis's unknown releases nothing, whatever the policy says.
 */

/** The STIX extension definition under which an object carries handling labels. Minted once, never changed. */
export const handlingExtensionId = 'extension-definition--baa8a2dc-0536-4bab-8ad3-c9ae2109f7e8';

/** The version of the labels' schema that this code reads and writes. */
export const labelsSchemaVersion = '1.0';

/**
 * What a piece of information is about. The table of the source knows the first six (M-20…M-25); the
 * others are kinds it names elsewhere (M-4, M-7, M-10, M-11) or that STIX has and it does not (`other`).
 */
export const categories = [
  'destination',
  'malware_sample',
  'malware_extracted',
  'vulnerability_exploitation',
  'vulnerability',
  'ttp',
  'countermeasure',
  'threat_actor',
  'report',
  'relation',
  'sighting',
  'identity',
  'damage_response',
  'log',
  'endpoint_data',
  'other',
  'unknown',
] as const;
export type Category = (typeof categories)[number];

/** Data as received against what analysis drew from it (M-7). */
export const dataKinds = ['raw', 'extracted', 'unknown'] as const;
export type DataKind = (typeof dataKinds)[number];

/** How public a piece of information is (M-12). */
export const publicities = [
  'not_public',
  'public_knowledge',
  'exposed',
  'restricted_service',
  'unknown',
] as const;
export type Publicity = (typeof publicities)[number];

/** By which way it became public (M-12, M-13). */
export const publicityRoutes = [
  'published_report',
  'vendor_advisory',
  'analysis_service',
  'press',
  'victim_announcement',
  'passive_dns',
  'attack_infrastructure',
  'registered_service',
  'unknown',
] as const;
export type PublicityRoute = (typeof publicityRoutes)[number];

/** The routes by which something becomes public *knowledge*; the others only lay it open (M-12, M-13). */
export const legitimateRoutes: ReadonlySet<PublicityRoute> = new Set([
  'published_report',
  'vendor_advisory',
  'analysis_service',
  'press',
  'victim_announcement',
] as const);

/** May it point at a victim (M-28)? `unassessed` is this axis's unknown. */
export const identifiabilities = ['none', 'inferable', 'identifying', 'unassessed'] as const;
export type Identifiability = (typeof identifiabilities)[number];

/** What a ground for identification does: shows the fact of damage, or lets one guess (M-28). */
export const groundKinds = ['fact', 'guess', 'unknown'] as const;
export type GroundKind = (typeof groundKinds)[number];

/** Targeted is not infected (M-33). */
export const groundRelations = ['targeted', 'hit', 'unknown'] as const;
export type GroundRelation = (typeof groundRelations)[number];

/** The worked cases of identification (M-30, M-31, M-32). */
export const identificationCases = [
  'sample_credentials',
  'sample_target_name',
  'sample_network_settings',
  'destination_target_name',
  'destination_third_party_name',
  'destination_open_settings',
  'earlier_announcement',
  'few_users',
  'other',
  'unknown',
] as const;
export type IdentificationCase = (typeof identificationCases)[number];

/** How sure its source is (M-46). */
export const certainties = [
  'confirmed',
  'thought_to_be',
  'under_investigation',
  'unknown',
] as const;
export type Certainty = (typeof certainties)[number];

/** The kind of service an item came from (M-8, M-16). */
export const services = [
  'antivirus',
  'soc',
  'incident_response',
  'forensics',
  'osint',
  'victim',
  'proxy',
  'government',
  'unknown',
] as const;
export type Service = (typeof services)[number];

/** By what right its source may use it (M-8). */
export const bases = [
  'contract_clause',
  'individual_consent',
  'statute',
  'none',
  'unknown',
] as const;
export type Basis = (typeof bases)[number];

/** Does a confidentiality agreement cover it (M-9)? */
export const ndas = ['none', 'covered', 'unknown'] as const;
export type Nda = (typeof ndas)[number];

/** Where the coordination of a vulnerability with its developer stands (M-11, M-23). */
export const coordinations = [
  'not_required',
  'required',
  'in_progress',
  'completed',
  'unknown',
] as const;
export type Coordination = (typeof coordinations)[number];

/** The two stages of sharing (M-3). */
export const stages = ['rapid', 'detailed', 'unknown'] as const;
export type Stage = (typeof stages)[number];

/** May the source be named to those who read (M-45)? */
export const attributions = ['granted', 'refused', 'unknown'] as const;
export type Attribution = (typeof attributions)[number];

/** How far TLP lets something go, from everyone to named recipients; `none` says no TLP marking. */
export const tlpLevels = ['none', 'clear', 'green', 'amber', 'amber_strict', 'red'] as const;
export type TlpLevel = (typeof tlpLevels)[number];

/** What markings an object bears that are no TLP. `statement`: such as say something and restrict nothing. */
export const markingKinds = ['none', 'statement', 'other'] as const;
export type MarkingKind = (typeof markingKinds)[number];

/** Where a consent stands at one moment. `given`: in force, for the audiences of its scope (M-3, M-41). */
export const consentStates = [
  'not_stated',
  'given',
  'ahead',
  'lapsed',
  'withdrawn',
  'unknown',
] as const;
export type ConsentState = (typeof consentStates)[number];

/** What a reader meets of a consent: one in force `covers` this reader, or others: `elsewhere`. */
export const metConsents = [
  'not_stated',
  'covers',
  'elsewhere',
  'ahead',
  'lapsed',
  'withdrawn',
  'unknown',
] as const;
export type MetConsent = (typeof metConsents)[number];

/** Where an embargo stands at one moment. `ahead`: at least one audience waits (M-36). */
export const embargoStates = ['none', 'over', 'ahead', 'unknown'] as const;
export type EmbargoState = (typeof embargoStates)[number];

/** What is known of a service's terms of use. `unweighed`: they bind, and nobody has said whom they permit (M-12). */
export const termsStates = ['none', 'stated', 'unweighed', 'unknown'] as const;
export type TermsState = (typeof termsStates)[number];

/** What a reader meets of terms of use: they `permit` this reader, or they do not. */
export const metTerms = ['none', 'permit', 'forbid', 'unweighed', 'unknown'] as const;
export type MetTerms = (typeof metTerms)[number];

/** What the basis of an item's use comes to: a clause or a statute makes it `usable` (M-8). */
export const provenanceStates = [
  'not_stated',
  'usable',
  'consent_needed',
  'unusable',
  'unknown',
] as const;
export type ProvenanceState = (typeof provenanceStates)[number];

/** Where labels came from; the first that exists is used, in this order. */
export const labelSources = ['object', 'envelope', 'lineage', 'collection'] as const;
export type LabelSource = (typeof labelSources)[number];

/**
 * What a rule lets happen, from the most open to the strictest. `redact`: readable in the form that the
 * rule's profiles give it. `hold`: not readable, and waits for review. `withhold`: not readable.
 */
export const effects = ['release', 'redact', 'hold', 'withhold'] as const;
export type Effect = (typeof effects)[number];

/** Whether an audience gets anything at all. */
export function isReadable(effect: Effect): effect is 'release' | 'redact' {
  return effect === 'release' || effect === 'redact';
}

/** The least redaction: without handling labels, and without the name of the source. */
export const stripHandling = 'strip-handling';

/** The gates that a pack fills with rules. Each is asked by itself; the strictest answer counts. */
export const packGates = [
  'table',
  'tlp',
  'markings',
  'consent',
  'embargo',
  'coordination',
  'terms',
  'provenance',
  'stage',
  'attribution',
  'conditions',
] as const;
export type PackGate = (typeof packGates)[number];

/** How firmly the source says what a rule says (M-27). */
export const ruleStatuses = ['stated', 'practice', 'open', 'product-decision'] as const;
export type RuleStatus = (typeof ruleStatuses)[number];
