// @ts-nocheck
/**
 * Whether objects have the structure of STIX 2.1, by type. Made by src/stix/generate/main.ts; not to be
 * edited.
 */
const pattern0 = new RegExp("^[A-Za-z0-9_-]{0,250}$");
const pattern1 = new RegExp("^[a-z][a-z0-9_]{2,249}$");
const pattern2 = new RegExp("^[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern3 = new RegExp("^[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern4 = new RegExp("^[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern5 = new RegExp("^[0-9a-fA-F]{128}$");
const pattern6 = new RegExp("^[0-9]{1,20}:[A-Za-z0-9+/]{0,250}:[A-Za-z0-9+/]{0,250}$");
const pattern7 = new RegExp("^(?:T1)?[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]$");
const pattern8 = new RegExp("^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f][0-9A-Fa-f])+$");
const pattern9 = new RegExp("^CAPEC-[0-9]+$");
const pattern10 = new RegExp("^CVE-[0-9][0-9][0-9][0-9]-(?:0[0-9][0-9][0-9]|[1-9][0-9]{3,})$");
const pattern11 = new RegExp("^[a-z][a-z0-9_]{1,249}(?:\\.(?:\\[[0-9]{1,15}\\]|[A-Za-z0-9_-]{1,250}))*$");
const pattern12 = new RegExp("^(?:marking-definition)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern13 = new RegExp("^(?:artifact|file)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern14 = new RegExp("^(?:[0-9a-f][0-9a-f])+$");
const pattern15 = new RegExp("^[0-9][0-9][0-9][0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?Z$");
const pattern16 = new RegExp("^(?:file|directory)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern17 = new RegExp("^[0-9][0-9][0-9][0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)Z$");
const pattern18 = new RegExp("^(?:artifact)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern19 = new RegExp("^(?:file)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern20 = new RegExp("^attack-pattern--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern21 = new RegExp("^[0-9][0-9][0-9][0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)\\.[0-9]{3,}Z$");
const pattern22 = new RegExp("^(?:identity)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern23 = new RegExp("^extension-definition--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern24 = new RegExp("^(?:id$|[a-z][a-z0-9_]{2,249}$)");
const pattern25 = new RegExp("^campaign--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern26 = new RegExp("^course-of-action--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern27 = new RegExp("^grouping--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern28 = new RegExp("^(?!(?:bundle)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern29 = new RegExp("^identity--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern30 = new RegExp("^incident--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern31 = new RegExp("^indicator--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern32 = new RegExp("^infrastructure--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern33 = new RegExp("^intrusion-set--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern34 = new RegExp("^location--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern35 = new RegExp("^malware--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern36 = new RegExp("^(?:software)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern37 = new RegExp("^(?:file|artifact)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern38 = new RegExp("^malware-analysis--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern39 = new RegExp("^(?:file|network-traffic|artifact)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern40 = new RegExp("^note--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern41 = new RegExp("^observed-data--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern42 = new RegExp("^(?!(?:bundle|attack-pattern|campaign|course-of-action|grouping|identity|incident|indicator|infrastructure|intrusion-set|location|malware|malware-analysis|note|observed-data|opinion|report|threat-actor|tool|vulnerability|language-content|marking-definition|extension-definition)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern43 = new RegExp("^(?!(?:bundle|attack-pattern|campaign|course-of-action|grouping|identity|incident|indicator|infrastructure|intrusion-set|location|malware|malware-analysis|note|observed-data|opinion|report|threat-actor|tool|vulnerability|relationship|sighting|language-content|marking-definition|extension-definition)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern44 = new RegExp("^opinion--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern45 = new RegExp("^report--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern46 = new RegExp("^threat-actor--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern47 = new RegExp("^tool--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern48 = new RegExp("^vulnerability--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern49 = new RegExp("^relationship--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern50 = new RegExp("^[a-z0-9-]+$");
const pattern51 = new RegExp("^(?!(?:bundle|relationship|sighting|language-content|marking-definition|extension-definition)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern52 = new RegExp("^sighting--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern53 = new RegExp("^(?!(?:bundle|relationship|sighting|artifact|autonomous-system|directory|domain-name|email-addr|email-message|file|ipv4-addr|ipv6-addr|mac-addr|mutex|network-traffic|process|software|url|user-account|windows-registry-key|x509-certificate|language-content|marking-definition|extension-definition)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern54 = new RegExp("^(?:observed-data)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern55 = new RegExp("^(?:identity|location)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern56 = new RegExp("^artifact--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern57 = new RegExp("^(?=[a-z0-9-]{3,250}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern58 = new RegExp("^autonomous-system--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern59 = new RegExp("^directory--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern60 = new RegExp("^domain-name--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern61 = new RegExp("^(?:ipv4-addr|ipv6-addr|domain-name)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern62 = new RegExp("^email-addr--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern63 = new RegExp("^(?:user-account)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern64 = new RegExp("^email-message--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern65 = new RegExp("^(?:email-addr)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern66 = new RegExp("^file--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern67 = new RegExp("^(?=[a-z0-9-]{3,250}$)(?!(?:archive-ext|ntfs-ext|pdf-ext|raster-image-ext|windows-pebinary-ext)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern68 = new RegExp("^(?:directory)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern69 = new RegExp("^ipv4-addr--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern70 = new RegExp("^(?:mac-addr)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern71 = new RegExp("^(?:autonomous-system)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern72 = new RegExp("^ipv6-addr--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern73 = new RegExp("^mac-addr--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern74 = new RegExp("^(?:[0-9a-f][0-9a-f]:){5}[0-9a-f][0-9a-f]$");
const pattern75 = new RegExp("^mutex--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern76 = new RegExp("^network-traffic--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern77 = new RegExp("^(?=[a-z0-9-]{3,250}$)(?!(?:http-request-ext|icmp-ext|socket-ext|tcp-ext)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern78 = new RegExp("^(?:ipv4-addr|ipv6-addr|mac-addr|domain-name)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern79 = new RegExp("^(?:network-traffic)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern80 = new RegExp("^process--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern81 = new RegExp("^(?=[a-z0-9-]{3,250}$)(?!(?:windows-process-ext|windows-service-ext)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern82 = new RegExp("^(?:process)--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern83 = new RegExp("^software--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern84 = new RegExp("^url--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern85 = new RegExp("^user-account--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern86 = new RegExp("^(?=[a-z0-9-]{3,250}$)(?!(?:unix-account-ext)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern87 = new RegExp("^windows-registry-key--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern88 = new RegExp("^(?!(?:[Hh][Kk](?:[Ll][Mm]|[Cc][CcRrUu]|[Uu]))(?:\\\\|$))");
const pattern89 = new RegExp("^x509-certificate--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern90 = new RegExp("^language-content--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern91 = new RegExp("^marking-definition--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern92 = new RegExp("^(?=[a-z0-9-]{3,250}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-?$");
const pattern93 = new RegExp("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const pattern94 = new RegExp("^bundle--[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[1-5][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[89abAB][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$");
const terms0 = new Set(["new-sdo","new-sco","new-sro","property-extension","toplevel-property-extension"]);
const terms1 = new Set(["REG_NONE","REG_SZ","REG_EXPAND_SZ","REG_BINARY","REG_DWORD","REG_DWORD_BIG_ENDIAN","REG_DWORD_LITTLE_ENDIAN","REG_LINK","REG_MULTI_SZ","REG_RESOURCE_LIST","REG_FULL_RESOURCE_DESCRIPTION","REG_RESOURCE_REQUIREMENTS_LIST","REG_QWORD","REG_INVALID_TYPE"]);
const terms2 = new Set(["AF_UNSPEC","AF_INET","AF_IPX","AF_APPLETALK","AF_NETBIOS","AF_INET6","AF_IRDA","AF_BTH"]);
const terms3 = new Set(["SOCK_STREAM","SOCK_DGRAM","SOCK_RAW","SOCK_RDM","SOCK_SEQPACKET"]);
const terms4 = new Set(["low","medium","high","system"]);
const terms5 = new Set(["SERVICE_AUTO_START","SERVICE_BOOT_START","SERVICE_DEMAND_START","SERVICE_DISABLED","SERVICE_SYSTEM_ALERT"]);
const terms6 = new Set(["SERVICE_KERNEL_DRIVER","SERVICE_FILE_SYSTEM_DRIVER","SERVICE_WIN32_OWN_PROCESS","SERVICE_WIN32_SHARE_PROCESS"]);
const terms7 = new Set(["SERVICE_CONTINUE_PENDING","SERVICE_PAUSE_PENDING","SERVICE_PAUSED","SERVICE_RUNNING","SERVICE_START_PENDING","SERVICE_STOP_PENDING","SERVICE_STOPPED"]);
const terms8 = new Set(["defanged","severity","username","phone_number","action"]);
const terms9 = new Set(["strongly-disagree","disagree","neutral","agree","strongly-agree"]);
const terms10 = new Set(["AES-256-GCM","ChaCha20-Poly1305","mime-type-indicated"]);
const terms11 = new Set(["created_by_ref","revoked","labels","confidence","lang","external_references","severity","username","phone_number","action"]);
const terms12 = new Set(["lang","defanged","severity","username","phone_number","action"]);
const terms13 = new Set(["modified","revoked","labels","confidence","lang","defanged","severity","username","phone_number","action"]);
const terms14 = new Set(["confidence","lang","defanged","extensions","severity","username","phone_number","action"]);
function check_value(v) {
  if (!((typeof v === 'string' || Number.isFinite(v) || typeof v === 'boolean' || Array.isArray(v) || typeof v === 'object' && v !== null && !Array.isArray(v)))) return false;
  if (Array.isArray(v)) {
  if (!(v.length >= 1)) return false;
  for (const vi of v) {
  if (!(check_value(vi))) return false;
  }
  }
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!(Object.keys(v).length > 0)) return false;
  for (const vk in v) {
  const vm = v[vk];
  if (!(pattern0.test(vk))) return false;
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_extension(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  if (!(Object.keys(v).length > 0)) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'extension_type': {
  if (!(terms0.has(vm))) return false;
  vn++;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  return true;
}
function check_custom_extension(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  if (!(Object.keys(v).length > 0)) return false;
  for (const vk in v) {
  const vm = v[vk];
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  }
  return true;
}
function check_hashes(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  if (!(Object.keys(v).length > 0)) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'MD5': {
  if (!(typeof vm === 'string' && pattern2.test(vm))) return false;
  break; }
  case 'SHA-1': {
  if (!(typeof vm === 'string' && pattern3.test(vm))) return false;
  break; }
  case 'SHA-256': {
  if (!(typeof vm === 'string' && pattern4.test(vm))) return false;
  break; }
  case 'SHA-512': {
  if (!(typeof vm === 'string' && pattern5.test(vm))) return false;
  break; }
  case 'SHA3-256': {
  if (!(typeof vm === 'string' && pattern4.test(vm))) return false;
  break; }
  case 'SHA3-512': {
  if (!(typeof vm === 'string' && pattern5.test(vm))) return false;
  break; }
  case 'SSDEEP': {
  if (!(typeof vm === 'string' && pattern6.test(vm))) return false;
  break; }
  case 'TLSH': {
  if (!(typeof vm === 'string' && pattern7.test(vm))) return false;
  break; }
  default: {
  return false;
  } }
  }
  return true;
}
function check_external_reference(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'source_name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'url': {
  if (!(typeof vm === 'string' && pattern8.test(vm))) return false;
  break; }
  case 'hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  case 'external_id': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  if (!((v.description !== undefined || v.url !== undefined || v.external_id !== undefined))) return false;
  return true;
}
function check_capec_reference(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'source_name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'url': {
  if (!(typeof vm === 'string' && pattern8.test(vm))) return false;
  break; }
  case 'hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  case 'external_id': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  if (!((v.description !== undefined || v.url !== undefined || v.external_id !== undefined))) return false;
  if (v.source_name !== undefined && (v.source_name === undefined || (v.source_name === "capec"))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!(v.external_id !== undefined)) return false;
  const v_external_id = v.external_id;
  if (v_external_id !== undefined) {
  if (!((typeof v_external_id !== 'string' || pattern9.test(v_external_id)))) return false;
  }
  }
  }
  return true;
}
function check_cve_reference(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'source_name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'url': {
  if (!(typeof vm === 'string' && pattern8.test(vm))) return false;
  break; }
  case 'hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  case 'external_id': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  if (!((v.description !== undefined || v.url !== undefined || v.external_id !== undefined))) return false;
  if (v.source_name !== undefined && (v.source_name === undefined || (v.source_name === "cve"))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!(v.external_id !== undefined)) return false;
  const v_external_id = v.external_id;
  if (v_external_id !== undefined) {
  if (!((typeof v_external_id !== 'string' || pattern10.test(v_external_id)))) return false;
  }
  }
  }
  return true;
}
function check_kill_chain_phase(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'kill_chain_name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'phase_name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  return true;
}
function check_granular_marking(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'selectors': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern11.test(vmi))) return false;
  }
  vn++;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'marking_ref': {
  if (!(typeof vm === 'string' && pattern12.test(vm))) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  if (!((v.lang !== undefined ? 1 : 0) + (v.marking_ref !== undefined ? 1 : 0) === 1)) return false;
  return true;
}
function check_statement_marking(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'statement': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  return true;
}
function check_tlp_marking(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'tlp': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  return true;
}
function check_email_mime_part(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'body': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'body_raw_ref': {
  if (!(typeof vm === 'string' && pattern13.test(vm))) return false;
  break; }
  case 'content_type': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'content_disposition': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.body !== undefined || v.body_raw_ref !== undefined))) return false;
  return true;
}
function check_alternate_data_stream(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  case 'size': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  return true;
}
function check_windows_pe_optional_header(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'magic_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'win32_version_value_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'checksum_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'subsystem_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'dll_characteristics_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'loader_flags_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'size_of_code': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'size_of_initialized_data': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'size_of_uninitialized_data': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'size_of_image': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'size_of_headers': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'size_of_stack_reserve': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'size_of_stack_commit': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'size_of_heap_reserve': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'size_of_heap_commit': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'major_linker_version': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'minor_linker_version': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'address_of_entry_point': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'base_of_code': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'base_of_data': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'image_base': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'section_alignment': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'file_alignment': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'major_os_version': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'minor_os_version': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'major_image_version': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'minor_image_version': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'major_subsystem_version': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'minor_subsystem_version': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'number_of_rva_and_sizes': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.magic_hex !== undefined || v.win32_version_value_hex !== undefined || v.checksum_hex !== undefined || v.subsystem_hex !== undefined || v.dll_characteristics_hex !== undefined || v.loader_flags_hex !== undefined || v.size_of_code !== undefined || v.size_of_initialized_data !== undefined || v.size_of_uninitialized_data !== undefined || v.size_of_image !== undefined || v.size_of_headers !== undefined || v.size_of_stack_reserve !== undefined || v.size_of_stack_commit !== undefined || v.size_of_heap_reserve !== undefined || v.size_of_heap_commit !== undefined || v.major_linker_version !== undefined || v.minor_linker_version !== undefined || v.address_of_entry_point !== undefined || v.base_of_code !== undefined || v.base_of_data !== undefined || v.image_base !== undefined || v.section_alignment !== undefined || v.file_alignment !== undefined || v.major_os_version !== undefined || v.minor_os_version !== undefined || v.major_image_version !== undefined || v.minor_image_version !== undefined || v.major_subsystem_version !== undefined || v.minor_subsystem_version !== undefined || v.number_of_rva_and_sizes !== undefined || v.hashes !== undefined))) return false;
  return true;
}
function check_windows_pe_section(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'size': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'entropy': {
  if (!(Number.isFinite(vm))) return false;
  break; }
  case 'hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  return true;
}
function check_windows_registry_value(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'data': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'data_type': {
  if (!(terms1.has(vm))) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.name !== undefined || v.data !== undefined || v.data_type !== undefined))) return false;
  return true;
}
function check_x509_v3_extensions(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'basic_constraints': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'name_constraints': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'policy_constraints': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'key_usage': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'extended_key_usage': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'subject_key_identifier': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'authority_key_identifier': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'subject_alternative_name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'issuer_alternative_name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'subject_directory_attributes': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'crl_distribution_points': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'inhibit_any_policy': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'private_key_usage_period_not_before': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'private_key_usage_period_not_after': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'certificate_policies': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'policy_mappings': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.basic_constraints !== undefined || v.name_constraints !== undefined || v.policy_constraints !== undefined || v.key_usage !== undefined || v.extended_key_usage !== undefined || v.subject_key_identifier !== undefined || v.authority_key_identifier !== undefined || v.subject_alternative_name !== undefined || v.issuer_alternative_name !== undefined || v.subject_directory_attributes !== undefined || v.crl_distribution_points !== undefined || v.inhibit_any_policy !== undefined || v.private_key_usage_period_not_before !== undefined || v.private_key_usage_period_not_after !== undefined || v.certificate_policies !== undefined || v.policy_mappings !== undefined))) return false;
  return true;
}
function check_archive_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'contains_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern16.test(vmi))) return false;
  }
  vn++;
  break; }
  case 'comment': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  return true;
}
function check_ntfs_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'sid': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'alternate_data_streams': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_alternate_data_stream(vmi))) return false;
  }
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.sid !== undefined || v.alternate_data_streams !== undefined))) return false;
  return true;
}
function check_pdf_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'is_optimized': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'document_info_dict': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!(typeof vmm === 'string')) return false;
  }
  break; }
  case 'pdfid0': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'pdfid1': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.version !== undefined || v.is_optimized !== undefined || v.document_info_dict !== undefined || v.pdfid0 !== undefined || v.pdfid1 !== undefined))) return false;
  return true;
}
function check_raster_image_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'image_height': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'image_width': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'bits_per_pixel': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'exif_tags': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!((Number.isInteger(vmm) || typeof vmm === 'string'))) return false;
  }
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.image_height !== undefined || v.image_width !== undefined || v.bits_per_pixel !== undefined || v.exif_tags !== undefined))) return false;
  return true;
}
function check_windows_pebinary_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'pe_type': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'imphash': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'machine_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'number_of_sections': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'time_date_stamp': {
  if (!(typeof vm === 'string' && pattern17.test(vm))) return false;
  break; }
  case 'pointer_to_symbol_table_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'number_of_symbols': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'size_of_optional_header': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'characteristics_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'file_header_hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  case 'optional_header': {
  if (!(check_windows_pe_optional_header(vm))) return false;
  break; }
  case 'sections': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_windows_pe_section(vmi))) return false;
  }
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  if (!((v.imphash !== undefined || v.machine_hex !== undefined || v.number_of_sections !== undefined || v.time_date_stamp !== undefined || v.pointer_to_symbol_table_hex !== undefined || v.number_of_symbols !== undefined || v.size_of_optional_header !== undefined || v.characteristics_hex !== undefined || v.file_header_hashes !== undefined || v.optional_header !== undefined || v.sections !== undefined))) return false;
  return true;
}
function check_http_request_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'request_method': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'request_value': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'request_version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'request_header': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!(Array.isArray(vmm))) return false;
  if (!(vmm.length >= 1)) return false;
  for (const vmmi of vmm) {
  if (!(typeof vmmi === 'string')) return false;
  }
  }
  break; }
  case 'message_body_length': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'message_body_data_ref': {
  if (!(typeof vm === 'string' && pattern18.test(vm))) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  return true;
}
function check_icmp_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'icmp_type_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  vn++;
  break; }
  case 'icmp_code_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  vn++;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  return true;
}
function check_socket_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'address_family': {
  if (!(terms2.has(vm))) return false;
  vn++;
  break; }
  case 'is_blocking': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'is_listening': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'options': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!(Number.isInteger(vmm))) return false;
  }
  break; }
  case 'socket_type': {
  if (!(terms3.has(vm))) return false;
  break; }
  case 'socket_descriptor': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'socket_handle': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 1)) return false;
  return true;
}
function check_tcp_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'src_flags_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'dst_flags_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.src_flags_hex !== undefined || v.dst_flags_hex !== undefined))) return false;
  return true;
}
function check_windows_process_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'aslr_enabled': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'dep_enabled': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'priority': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'owner_sid': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'window_title': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'windows_title': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'startup_info': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!(typeof vmm === 'string')) return false;
  }
  break; }
  case 'integrity_level': {
  if (!(terms4.has(vm))) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.aslr_enabled !== undefined || v.dep_enabled !== undefined || v.priority !== undefined || v.owner_sid !== undefined || v.window_title !== undefined || v.windows_title !== undefined || v.startup_info !== undefined || v.integrity_level !== undefined))) return false;
  return true;
}
function check_windows_service_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'service_name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'descriptions': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'display_name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'group_name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'start_type': {
  if (!(terms5.has(vm))) return false;
  break; }
  case 'service_dll_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern19.test(vmi))) return false;
  }
  break; }
  case 'service_type': {
  if (!(terms6.has(vm))) return false;
  break; }
  case 'service_status': {
  if (!(terms7.has(vm))) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.service_name !== undefined || v.descriptions !== undefined || v.display_name !== undefined || v.group_name !== undefined || v.start_type !== undefined || v.service_dll_refs !== undefined || v.service_type !== undefined || v.service_status !== undefined))) return false;
  return true;
}
function check_unix_account_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'gid': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'groups': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'home_dir': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'shell': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(pattern1.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!((v.gid !== undefined || v.groups !== undefined || v.home_dir !== undefined || v.shell !== undefined))) return false;
  return true;
}
function check_attack_pattern(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "attack-pattern")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern20.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_capec_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'aliases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'kill_chain_phases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_kill_chain_phase(vmi))) return false;
  }
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_campaign(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "campaign")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern25.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'aliases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'first_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'last_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'objective': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_course_of_action(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "course-of-action")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern26.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_grouping(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "grouping")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern27.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'context': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'object_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern28.test(vmi))) return false;
  }
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 8)) return false;
  return true;
}
function check_identity(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "identity")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern29.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'roles': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'identity_class': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'sectors': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'contact_information': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_incident(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "incident")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern30.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_indicator(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "indicator")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern31.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'pattern': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'pattern_type': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'valid_from': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'indicator_types': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'pattern_version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'valid_until': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'kill_chain_phases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_kill_chain_phase(vmi))) return false;
  }
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 8)) return false;
  return true;
}
function check_infrastructure(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "infrastructure")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern32.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'infrastructure_types': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'aliases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'kill_chain_phases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_kill_chain_phase(vmi))) return false;
  }
  break; }
  case 'first_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'last_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_intrusion_set(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "intrusion-set")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern33.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'aliases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'first_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'last_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'goals': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'resource_level': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'primary_motivation': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'secondary_motivations': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_location(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "location")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern34.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'latitude': {
  if (!(Number.isFinite(vm) && vm >= -90 && vm <= 90)) return false;
  break; }
  case 'longitude': {
  if (!(Number.isFinite(vm) && vm >= -180 && vm <= 180)) return false;
  break; }
  case 'precision': {
  if (!(Number.isFinite(vm))) return false;
  break; }
  case 'region': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'country': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'administrative_area': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'city': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'street_address': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'postal_code': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 5)) return false;
  if (!((v.region !== undefined || v.country !== undefined || v.latitude !== undefined && v.longitude !== undefined))) return false;
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!((v.latitude === undefined || (v.longitude !== undefined)))) return false;
  }
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!((v.longitude === undefined || (v.latitude !== undefined)))) return false;
  }
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!((v.precision === undefined || (v.latitude !== undefined && v.longitude !== undefined)))) return false;
  }
  return true;
}
function check_malware(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "malware")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern35.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'is_family': {
  if (!(typeof vm === 'boolean')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'malware_types': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'aliases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'kill_chain_phases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_kill_chain_phase(vmi))) return false;
  }
  break; }
  case 'first_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'last_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'operating_system_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern36.test(vmi))) return false;
  }
  break; }
  case 'architecture_execution_envs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'implementation_languages': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'capabilities': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'sample_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern37.test(vmi))) return false;
  }
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  if (v.is_family !== undefined && (v.is_family === undefined || (v.is_family === true))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!(v.name !== undefined)) return false;
  }
  }
  return true;
}
function check_malware_analysis(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "malware-analysis")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern38.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'product': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'host_vm_ref': {
  if (!(typeof vm === 'string' && pattern36.test(vm))) return false;
  break; }
  case 'operating_system_ref': {
  if (!(typeof vm === 'string' && pattern36.test(vm))) return false;
  break; }
  case 'installed_software_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern36.test(vmi))) return false;
  }
  break; }
  case 'configuration_version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'modules': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'analysis_engine_version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'analysis_definition_version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'submitted': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'analysis_started': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'analysis_ended': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'result_name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'result': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'analysis_sco_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern28.test(vmi))) return false;
  }
  break; }
  case 'sample_ref': {
  if (!(typeof vm === 'string' && pattern39.test(vm))) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  if (!((v.result !== undefined || v.analysis_sco_refs !== undefined))) return false;
  return true;
}
function check_note(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "note")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern40.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'content': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'object_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern28.test(vmi))) return false;
  }
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'abstract': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'authors': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 7)) return false;
  return true;
}
function check_observed_data(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "observed-data")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern41.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'first_observed': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  vn++;
  break; }
  case 'last_observed': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  vn++;
  break; }
  case 'number_observed': {
  if (!(Number.isInteger(vm) && vm >= 1 && vm <= 999999999)) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'objects': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(typeof vmm === 'object' && vmm !== null && !Array.isArray(vmm))) return false;
  }
  break; }
  case 'object_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern42.test(vmi))) return false;
  }
  if (!(vm.some((vme) => pattern43.test(vme)))) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 8)) return false;
  if (!((v.objects !== undefined ? 1 : 0) + (v.object_refs !== undefined ? 1 : 0) === 1)) return false;
  return true;
}
function check_opinion(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "opinion")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern44.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'opinion': {
  if (!(terms9.has(vm))) return false;
  vn++;
  break; }
  case 'object_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern28.test(vmi))) return false;
  }
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'explanation': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'authors': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 7)) return false;
  return true;
}
function check_report(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "report")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern45.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'published': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  vn++;
  break; }
  case 'object_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern28.test(vmi))) return false;
  }
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'report_types': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 8)) return false;
  return true;
}
function check_threat_actor(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "threat-actor")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern46.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'threat_actor_types': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'aliases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'first_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'last_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'roles': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'goals': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'sophistication': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'resource_level': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'primary_motivation': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'secondary_motivations': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'personal_motivations': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_tool(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "tool")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern47.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'tool_types': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'aliases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'kill_chain_phases': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_kill_chain_phase(vmi))) return false;
  }
  break; }
  case 'tool_version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_vulnerability(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "vulnerability")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern48.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_cve_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_relationship(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "relationship")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern49.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'relationship_type': {
  if (!(typeof vm === 'string' && pattern50.test(vm))) return false;
  vn++;
  break; }
  case 'source_ref': {
  if (!(typeof vm === 'string' && pattern51.test(vm))) return false;
  vn++;
  break; }
  case 'target_ref': {
  if (!(typeof vm === 'string' && pattern51.test(vm))) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'start_time': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'stop_time': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 8)) return false;
  return true;
}
function check_sighting(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "sighting")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern52.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'sighting_of_ref': {
  if (!(typeof vm === 'string' && pattern53.test(vm))) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'first_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'last_seen': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'count': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 999999999)) return false;
  break; }
  case 'observed_data_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern54.test(vmi))) return false;
  }
  break; }
  case 'where_sighted_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern55.test(vmi))) return false;
  }
  break; }
  case 'summary': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 6)) return false;
  return true;
}
function check_artifact(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "artifact")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern56.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'mime_type': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'payload_bin': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'url': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  case 'encryption_algorithm': {
  if (!(terms10.has(vm))) return false;
  break; }
  case 'decryption_key': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  if (!((v.payload_bin !== undefined ? 1 : 0) + (v.url !== undefined ? 1 : 0) === 1)) return false;
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!((v.url === undefined || (v.hashes !== undefined)))) return false;
  }
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!((v.decryption_key === undefined || (v.encryption_algorithm !== undefined)))) return false;
  }
  return true;
}
function check_autonomous_system(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "autonomous-system")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern58.test(vm))) return false;
  vn++;
  break; }
  case 'number': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 4294967295)) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'rir': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_directory(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "directory")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern59.test(vm))) return false;
  vn++;
  break; }
  case 'path': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'path_enc': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'ctime': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'mtime': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'atime': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'contains_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern16.test(vmi))) return false;
  }
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_domain_name(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "domain-name")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern60.test(vm))) return false;
  vn++;
  break; }
  case 'value': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'resolves_to_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern61.test(vmi))) return false;
  }
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_email_addr(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "email-addr")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern62.test(vm))) return false;
  vn++;
  break; }
  case 'value': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'display_name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'belongs_to_ref': {
  if (!(typeof vm === 'string' && pattern63.test(vm))) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_email_message(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "email-message")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern64.test(vm))) return false;
  vn++;
  break; }
  case 'is_multipart': {
  if (!(typeof vm === 'boolean')) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'date': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'content_type': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'from_ref': {
  if (!(typeof vm === 'string' && pattern65.test(vm))) return false;
  break; }
  case 'sender_ref': {
  if (!(typeof vm === 'string' && pattern65.test(vm))) return false;
  break; }
  case 'to_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern65.test(vmi))) return false;
  }
  break; }
  case 'cc_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern65.test(vmi))) return false;
  }
  break; }
  case 'bcc_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern65.test(vmi))) return false;
  }
  break; }
  case 'message_id': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'subject': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'received_lines': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'additional_header_fields': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!(Array.isArray(vmm))) return false;
  if (!(vmm.length >= 1)) return false;
  for (const vmmi of vmm) {
  if (!(typeof vmmi === 'string')) return false;
  }
  }
  break; }
  case 'body': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'body_multipart': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_email_mime_part(vmi))) return false;
  }
  break; }
  case 'raw_email_ref': {
  if (!(typeof vm === 'string' && pattern18.test(vm))) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  if (v.is_multipart !== undefined && (v.is_multipart === undefined || (v.is_multipart === true))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  const v_body = v.body;
  if (v_body !== undefined) {
  if (!(!(true))) return false;
  }
  }
  }
  if (v.is_multipart !== undefined && (v.is_multipart === undefined || (v.is_multipart === false))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  const v_body_multipart = v.body_multipart;
  if (v_body_multipart !== undefined) {
  if (!(!(true))) return false;
  }
  }
  }
  return true;
}
function check_file(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "file")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern66.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  switch (vmk) {
  case 'archive-ext': {
  if (!(check_archive_ext(vmm))) return false;
  break; }
  case 'ntfs-ext': {
  if (!(check_ntfs_ext(vmm))) return false;
  break; }
  case 'pdf-ext': {
  if (!(check_pdf_ext(vmm))) return false;
  break; }
  case 'raster-image-ext': {
  if (!(check_raster_image_ext(vmm))) return false;
  break; }
  case 'windows-pebinary-ext': {
  if (!(check_windows_pebinary_ext(vmm))) return false;
  break; }
  default: {
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern67.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  } }
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  case 'size': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'name_enc': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'magic_number_hex': {
  if (!(typeof vm === 'string' && pattern14.test(vm))) return false;
  break; }
  case 'mime_type': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'ctime': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'mtime': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'atime': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'parent_directory_ref': {
  if (!(typeof vm === 'string' && pattern68.test(vm))) return false;
  break; }
  case 'contains_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern43.test(vmi))) return false;
  }
  break; }
  case 'content_ref': {
  if (!(typeof vm === 'string' && pattern18.test(vm))) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  if (!((v.hashes !== undefined || v.name !== undefined))) return false;
  return true;
}
function check_ipv4_addr(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "ipv4-addr")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern69.test(vm))) return false;
  vn++;
  break; }
  case 'value': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'resolves_to_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern70.test(vmi))) return false;
  }
  break; }
  case 'belongs_to_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern71.test(vmi))) return false;
  }
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_ipv6_addr(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "ipv6-addr")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern72.test(vm))) return false;
  vn++;
  break; }
  case 'value': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'resolves_to_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern70.test(vmi))) return false;
  }
  break; }
  case 'belongs_to_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern71.test(vmi))) return false;
  }
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_mac_addr(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "mac-addr")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern73.test(vm))) return false;
  vn++;
  break; }
  case 'value': {
  if (!(typeof vm === 'string' && pattern74.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_mutex(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "mutex")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern75.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_network_traffic(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "network-traffic")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern76.test(vm))) return false;
  vn++;
  break; }
  case 'protocols': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  switch (vmk) {
  case 'http-request-ext': {
  if (!(check_http_request_ext(vmm))) return false;
  break; }
  case 'icmp-ext': {
  if (!(check_icmp_ext(vmm))) return false;
  break; }
  case 'socket-ext': {
  if (!(check_socket_ext(vmm))) return false;
  break; }
  case 'tcp-ext': {
  if (!(check_tcp_ext(vmm))) return false;
  break; }
  default: {
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern77.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  } }
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'start': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'end': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'is_active': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'src_ref': {
  if (!(typeof vm === 'string' && pattern78.test(vm))) return false;
  break; }
  case 'dst_ref': {
  if (!(typeof vm === 'string' && pattern78.test(vm))) return false;
  break; }
  case 'src_port': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 65535)) return false;
  break; }
  case 'dst_port': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 65535)) return false;
  break; }
  case 'src_byte_count': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'dst_byte_count': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'src_packets': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'dst_packets': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 9007199254740991)) return false;
  break; }
  case 'ipfix': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!((Number.isInteger(vmm) || typeof vmm === 'string'))) return false;
  }
  break; }
  case 'src_payload_ref': {
  if (!(typeof vm === 'string' && pattern18.test(vm))) return false;
  break; }
  case 'dst_payload_ref': {
  if (!(typeof vm === 'string' && pattern18.test(vm))) return false;
  break; }
  case 'encapsulates_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern79.test(vmi))) return false;
  }
  break; }
  case 'encapsulated_by_ref': {
  if (!(typeof vm === 'string' && pattern79.test(vm))) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  if (!((v.src_ref !== undefined || v.dst_ref !== undefined))) return false;
  if (v.is_active !== undefined && (v.is_active === undefined || (v.is_active === true))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  const v_end = v.end;
  if (v_end !== undefined) {
  if (!(!(true))) return false;
  }
  }
  }
  return true;
}
function check_process(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "process")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern80.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  switch (vmk) {
  case 'windows-process-ext': {
  if (!(check_windows_process_ext(vmm))) return false;
  break; }
  case 'windows-service-ext': {
  if (!(check_windows_service_ext(vmm))) return false;
  break; }
  default: {
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern81.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  } }
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'is_hidden': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'pid': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'created_time': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'cwd': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'command_line': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'environment_variables': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!(typeof vmm === 'string')) return false;
  }
  break; }
  case 'opened_connection_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern79.test(vmi))) return false;
  }
  break; }
  case 'creator_user_ref': {
  if (!(typeof vm === 'string' && pattern63.test(vm))) return false;
  break; }
  case 'image_ref': {
  if (!(typeof vm === 'string' && pattern19.test(vm))) return false;
  break; }
  case 'parent_ref': {
  if (!(typeof vm === 'string' && pattern82.test(vm))) return false;
  break; }
  case 'child_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern82.test(vmi))) return false;
  }
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  if (!((v.extensions !== undefined || v.is_hidden !== undefined || v.pid !== undefined || v.created_time !== undefined || v.cwd !== undefined || v.command_line !== undefined || v.environment_variables !== undefined || v.opened_connection_refs !== undefined || v.creator_user_ref !== undefined || v.image_ref !== undefined || v.parent_ref !== undefined || v.child_refs !== undefined))) return false;
  return true;
}
function check_software(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "software")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern83.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'cpe': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'swid': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'languages': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'vendor': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_url(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "url")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern84.test(vm))) return false;
  vn++;
  break; }
  case 'value': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 3)) return false;
  return true;
}
function check_user_account(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "user-account")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern85.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  switch (vmk) {
  case 'unix-account-ext': {
  if (!(check_unix_account_ext(vmm))) return false;
  break; }
  default: {
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern86.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  } }
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'user_id': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'credential': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'account_login': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'account_type': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'display_name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'is_service_account': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'is_privileged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'can_escalate_privs': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'is_disabled': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'account_created': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'account_expires': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'credential_last_changed': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'account_first_login': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'account_last_login': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  if (!((v.extensions !== undefined || v.user_id !== undefined || v.credential !== undefined || v.account_login !== undefined || v.account_type !== undefined || v.display_name !== undefined || v.is_service_account !== undefined || v.is_privileged !== undefined || v.can_escalate_privs !== undefined || v.is_disabled !== undefined || v.account_created !== undefined || v.account_expires !== undefined || v.credential_last_changed !== undefined || v.account_first_login !== undefined || v.account_last_login !== undefined))) return false;
  return true;
}
function check_windows_registry_key(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "windows-registry-key")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern87.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'key': {
  if (!(typeof vm === 'string' && pattern88.test(vm))) return false;
  break; }
  case 'values': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_windows_registry_value(vmi))) return false;
  }
  break; }
  case 'modified_time': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'creator_user_ref': {
  if (!(typeof vm === 'string' && pattern63.test(vm))) return false;
  break; }
  case 'number_of_subkeys': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  if (!((v.key !== undefined || v.values !== undefined || v.modified_time !== undefined || v.creator_user_ref !== undefined || v.number_of_subkeys !== undefined))) return false;
  return true;
}
function check_x509_certificate(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "x509-certificate")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern89.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'is_self_signed': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'hashes': {
  if (!(check_hashes(vm))) return false;
  break; }
  case 'version': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'serial_number': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'signature_algorithm': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'issuer': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'validity_not_before': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'validity_not_after': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  case 'subject': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'subject_public_key_algorithm': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'subject_public_key_modulus': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'subject_public_key_exponent': {
  if (!(Number.isInteger(vm) && vm >= -9007199254740991 && vm <= 9007199254740991)) return false;
  break; }
  case 'x509_v3_extensions': {
  if (!(check_x509_v3_extensions(vm))) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  if (!((v.is_self_signed !== undefined || v.hashes !== undefined || v.version !== undefined || v.serial_number !== undefined || v.signature_algorithm !== undefined || v.issuer !== undefined || v.validity_not_before !== undefined || v.validity_not_after !== undefined || v.subject !== undefined || v.subject_public_key_algorithm !== undefined || v.subject_public_key_modulus !== undefined || v.subject_public_key_exponent !== undefined || v.x509_v3_extensions !== undefined))) return false;
  return true;
}
function check_language_content(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "language-content")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern90.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'object_ref': {
  if (!(typeof vm === 'string' && pattern28.test(vm))) return false;
  vn++;
  break; }
  case 'contents': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!(check_value(vmm))) return false;
  }
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'object_modified': {
  if (!(typeof vm === 'string' && pattern15.test(vm))) return false;
  break; }
  default: {
  if (!(!terms12.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 7)) return false;
  return true;
}
function check_marking_definition(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "marking-definition")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern91.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'definition_type': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'definition': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (!(pattern0.test(vmk))) return false;
  if (!(check_value(vmm))) return false;
  }
  break; }
  default: {
  if (!(!terms13.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 4)) return false;
  if (!((v.definition_type !== undefined && v.definition !== undefined || v.extensions !== undefined))) return false;
  if (v.definition_type !== undefined && (v.definition_type === undefined || (v.definition_type === "statement"))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!(v.definition !== undefined)) return false;
  const v_definition = v.definition;
  if (v_definition !== undefined) {
  if (!(check_statement_marking(v_definition))) return false;
  }
  }
  }
  if (v.definition_type !== undefined && (v.definition_type === undefined || (v.definition_type === "tlp"))) {
  if (!((v.id !== undefined && v.created !== undefined && v.definition !== undefined && (v.id === undefined || (v.id === "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9")) && (v.created === undefined || (v.created === "2017-01-20T00:00:00.000Z")) && (v.name === undefined || (v.name === "TLP:WHITE")) && (v.definition === undefined || (typeof v.definition === 'object' && v.definition !== null && !Array.isArray(v.definition) && v.definition.tlp !== undefined && (v.definition.tlp === undefined || (v.definition.tlp === "white")))) || v.id !== undefined && v.created !== undefined && v.definition !== undefined && (v.id === undefined || (v.id === "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da")) && (v.created === undefined || (v.created === "2017-01-20T00:00:00.000Z")) && (v.name === undefined || (v.name === "TLP:GREEN")) && (v.definition === undefined || (typeof v.definition === 'object' && v.definition !== null && !Array.isArray(v.definition) && v.definition.tlp !== undefined && (v.definition.tlp === undefined || (v.definition.tlp === "green")))) || v.id !== undefined && v.created !== undefined && v.definition !== undefined && (v.id === undefined || (v.id === "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82")) && (v.created === undefined || (v.created === "2017-01-20T00:00:00.000Z")) && (v.name === undefined || (v.name === "TLP:AMBER")) && (v.definition === undefined || (typeof v.definition === 'object' && v.definition !== null && !Array.isArray(v.definition) && v.definition.tlp !== undefined && (v.definition.tlp === undefined || (v.definition.tlp === "amber")))) || v.id !== undefined && v.created !== undefined && v.definition !== undefined && (v.id === undefined || (v.id === "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed")) && (v.created === undefined || (v.created === "2017-01-20T00:00:00.000Z")) && (v.name === undefined || (v.name === "TLP:RED")) && (v.definition === undefined || (typeof v.definition === 'object' && v.definition !== null && !Array.isArray(v.definition) && v.definition.tlp !== undefined && (v.definition.tlp === undefined || (v.definition.tlp === "red"))))))) return false;
  }
  return true;
}
function check_extension_definition(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(vm === "extension-definition")) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern23.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  vn++;
  break; }
  case 'name': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'schema': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'version': {
  if (!(typeof vm === 'string')) return false;
  vn++;
  break; }
  case 'extension_types': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(terms0.has(vmi))) return false;
  }
  vn++;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'description': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'extension_properties': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern1.test(vmi))) return false;
  }
  break; }
  default: {
  if (!(!terms14.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 10)) return false;
  if (v.extension_properties !== undefined) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  const v_extension_types = v.extension_types;
  if (v_extension_types !== undefined) {
  if (Array.isArray(v_extension_types)) {
  if (!(v_extension_types.some((v_extension_typese) => v_extension_typese === "toplevel-property-extension"))) return false;
  }
  }
  }
  }
  return true;
}
function check_custom_object(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(typeof vm === 'string' && pattern92.test(vm))) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern93.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  vn++;
  break; }
  case 'created': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'modified': {
  if (!(typeof vm === 'string' && pattern21.test(vm))) return false;
  vn++;
  break; }
  case 'created_by_ref': {
  if (!(typeof vm === 'string' && pattern22.test(vm))) return false;
  break; }
  case 'revoked': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  case 'labels': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string')) return false;
  }
  break; }
  case 'confidence': {
  if (!(Number.isInteger(vm) && vm >= 0 && vm <= 100)) return false;
  break; }
  case 'lang': {
  if (!(typeof vm === 'string')) return false;
  break; }
  case 'external_references': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_external_reference(vmi))) return false;
  }
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else return false;
  }
  break; }
  default: {
  if (!(!terms8.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 5)) return false;
  return true;
}
function check_custom_observable(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  for (const vk in v) {
  const vm = v[vk];
  switch (vk) {
  case 'type': {
  if (!(typeof vm === 'string' && pattern92.test(vm))) return false;
  vn++;
  break; }
  case 'id': {
  if (!(typeof vm === 'string' && pattern93.test(vm))) return false;
  vn++;
  break; }
  case 'spec_version': {
  if (!(vm === "2.1")) return false;
  break; }
  case 'object_marking_refs': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(typeof vmi === 'string' && pattern12.test(vmi))) return false;
  }
  break; }
  case 'granular_markings': {
  if (!(Array.isArray(vm))) return false;
  if (!(vm.length >= 1)) return false;
  for (const vmi of vm) {
  if (!(check_granular_marking(vmi))) return false;
  }
  break; }
  case 'extensions': {
  if (!(typeof vm === 'object' && vm !== null && !Array.isArray(vm))) return false;
  if (!(Object.keys(vm).length > 0)) return false;
  for (const vmk in vm) {
  const vmm = vm[vmk];
  if (pattern23.test(vmk)) {
if (!(check_extension(vmm))) return false;
} else if (pattern57.test(vmk)) {
if (!(check_custom_extension(vmm))) return false;
} else return false;
  }
  break; }
  case 'defanged': {
  if (!(typeof vm === 'boolean')) return false;
  break; }
  default: {
  if (!(!terms11.has(vk))) return false;
  if (!(pattern24.test(vk))) return false;
  if (!(check_value(vm))) return false;
  } }
  }
  if (!(vn === 2)) return false;
  return true;
}
function check_bundle(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  if (!(v.type !== undefined && v.id !== undefined)) return false;
  const v_type = v.type;
  if (v_type !== undefined) {
  if (!(v_type === "bundle")) return false;
  }
  const v_id = v.id;
  if (v_id !== undefined) {
  if (!(typeof v_id === 'string' && pattern94.test(v_id))) return false;
  }
  const v_objects = v.objects;
  if (v_objects !== undefined) {
  if (!(Array.isArray(v_objects))) return false;
  if (!(v_objects.length >= 1)) return false;
  for (const v_objectsi of v_objects) {
  if (!(typeof v_objectsi === 'object' && v_objectsi !== null && !Array.isArray(v_objectsi))) return false;
  if (!(v_objectsi.type !== undefined)) return false;
  const v_objectsi_type = v_objectsi.type;
  if (v_objectsi_type !== undefined) {
  if (!(typeof v_objectsi_type === 'string' && !(v_objectsi_type === "bundle"))) return false;
  }
  }
  }
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  if (!(!(true))) return false;
  }
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  if (!(!(true))) return false;
  }
  const v_created = v.created;
  if (v_created !== undefined) {
  if (!(!(true))) return false;
  }
  const v_modified = v.modified;
  if (v_modified !== undefined) {
  if (!(!(true))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  if (!(!(true))) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  if (!(!(true))) return false;
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  if (!(!(true))) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  if (!(!(true))) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  if (!(!(true))) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  if (!(!(true))) return false;
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  if (!(!(true))) return false;
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  if (!(!(true))) return false;
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  if (!(!(true))) return false;
  }
  return true;
}

export const structureChecks = new Map([
  ['attack-pattern', check_attack_pattern],
  ['campaign', check_campaign],
  ['course-of-action', check_course_of_action],
  ['grouping', check_grouping],
  ['identity', check_identity],
  ['incident', check_incident],
  ['indicator', check_indicator],
  ['infrastructure', check_infrastructure],
  ['intrusion-set', check_intrusion_set],
  ['location', check_location],
  ['malware', check_malware],
  ['malware-analysis', check_malware_analysis],
  ['note', check_note],
  ['observed-data', check_observed_data],
  ['opinion', check_opinion],
  ['report', check_report],
  ['threat-actor', check_threat_actor],
  ['tool', check_tool],
  ['vulnerability', check_vulnerability],
  ['relationship', check_relationship],
  ['sighting', check_sighting],
  ['artifact', check_artifact],
  ['autonomous-system', check_autonomous_system],
  ['directory', check_directory],
  ['domain-name', check_domain_name],
  ['email-addr', check_email_addr],
  ['email-message', check_email_message],
  ['file', check_file],
  ['ipv4-addr', check_ipv4_addr],
  ['ipv6-addr', check_ipv6_addr],
  ['mac-addr', check_mac_addr],
  ['mutex', check_mutex],
  ['network-traffic', check_network_traffic],
  ['process', check_process],
  ['software', check_software],
  ['url', check_url],
  ['user-account', check_user_account],
  ['windows-registry-key', check_windows_registry_key],
  ['x509-certificate', check_x509_certificate],
  ['language-content', check_language_content],
  ['marking-definition', check_marking_definition],
  ['extension-definition', check_extension_definition],
  ['custom-object', check_custom_object],
  ['custom-observable', check_custom_observable],
  ['bundle', check_bundle],
]);
