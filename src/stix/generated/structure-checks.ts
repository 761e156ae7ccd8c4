// @ts-nocheck
/**
 * Whether objects have the structure of STIX 2.1, by type. Made by src/stix/generate/main.ts; not to be
 * edited.
 */
const pattern0 = new RegExp("^[A-Za-z0-9_-]{0,250}$");
const pattern1 = new RegExp("^[a-z][a-z0-9_]{2,249}$");
const pattern2 = new RegExp("^[0-9a-fA-F]{32}$");
const pattern3 = new RegExp("^[0-9a-fA-F]{40}$");
const pattern4 = new RegExp("^[0-9a-fA-F]{64}$");
const pattern5 = new RegExp("^[0-9a-fA-F]{128}$");
const pattern6 = new RegExp("^[0-9]{1,20}:[A-Za-z0-9+/]{0,250}:[A-Za-z0-9+/]{0,250}$");
const pattern7 = new RegExp("^(?:T1)?[0-9A-Fa-f]{70}$");
const pattern8 = new RegExp("^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$");
const pattern9 = new RegExp("^CAPEC-[0-9]+$");
const pattern10 = new RegExp("^CVE-[0-9]{4}-(?:0[0-9]{3}|[1-9][0-9]{3,})$");
const pattern11 = new RegExp("^[a-z][a-z0-9_]{1,249}(?:\\.(?:\\[[0-9]{1,15}\\]|[A-Za-z0-9_-]{1,250}))*$");
const pattern12 = new RegExp("^(?:marking-definition)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern13 = new RegExp("^(?:artifact|file)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern14 = new RegExp("^(?:[0-9a-f]{2})+$");
const pattern15 = new RegExp("^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?Z$");
const pattern16 = new RegExp("^(?:file|directory)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern17 = new RegExp("^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)Z$");
const pattern18 = new RegExp("^(?:artifact)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern19 = new RegExp("^(?:file)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern20 = new RegExp("^(?:id$|[a-z][a-z0-9_]{2,249}$)");
const pattern21 = new RegExp("^attack-pattern--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern22 = new RegExp("^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)\\.[0-9]{3,}Z$");
const pattern23 = new RegExp("^(?:identity)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern24 = new RegExp("^extension-definition--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern25 = new RegExp("^campaign--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern26 = new RegExp("^course-of-action--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern27 = new RegExp("^grouping--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern28 = new RegExp("^(?!(?:bundle)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern29 = new RegExp("^identity--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern30 = new RegExp("^incident--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern31 = new RegExp("^indicator--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern32 = new RegExp("^infrastructure--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern33 = new RegExp("^intrusion-set--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern34 = new RegExp("^location--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern35 = new RegExp("^malware--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern36 = new RegExp("^(?:software)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern37 = new RegExp("^(?:file|artifact)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern38 = new RegExp("^malware-analysis--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern39 = new RegExp("^(?:file|network-traffic|artifact)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern40 = new RegExp("^note--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern41 = new RegExp("^observed-data--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern42 = new RegExp("^(?!(?:bundle|attack-pattern|campaign|course-of-action|grouping|identity|incident|indicator|infrastructure|intrusion-set|location|malware|malware-analysis|note|observed-data|opinion|report|threat-actor|tool|vulnerability|language-content|marking-definition|extension-definition)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern43 = new RegExp("^(?!(?:bundle|attack-pattern|campaign|course-of-action|grouping|identity|incident|indicator|infrastructure|intrusion-set|location|malware|malware-analysis|note|observed-data|opinion|report|threat-actor|tool|vulnerability|relationship|sighting|language-content|marking-definition|extension-definition)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern44 = new RegExp("^opinion--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern45 = new RegExp("^report--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern46 = new RegExp("^threat-actor--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern47 = new RegExp("^tool--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern48 = new RegExp("^vulnerability--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern49 = new RegExp("^relationship--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern50 = new RegExp("^[a-z0-9-]+$");
const pattern51 = new RegExp("^(?!(?:bundle|relationship|sighting|language-content|marking-definition|extension-definition)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern52 = new RegExp("^sighting--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern53 = new RegExp("^(?!(?:bundle|relationship|sighting|artifact|autonomous-system|directory|domain-name|email-addr|email-message|file|ipv4-addr|ipv6-addr|mac-addr|mutex|network-traffic|process|software|url|user-account|windows-registry-key|x509-certificate|language-content|marking-definition|extension-definition)--)[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern54 = new RegExp("^(?:observed-data)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern55 = new RegExp("^(?:identity|location)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern56 = new RegExp("^artifact--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern57 = new RegExp("^(?=[a-z0-9-]{3,250}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern58 = new RegExp("^autonomous-system--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern59 = new RegExp("^directory--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern60 = new RegExp("^domain-name--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern61 = new RegExp("^(?:ipv4-addr|ipv6-addr|domain-name)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern62 = new RegExp("^email-addr--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern63 = new RegExp("^(?:user-account)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern64 = new RegExp("^email-message--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern65 = new RegExp("^(?:email-addr)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern66 = new RegExp("^file--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern67 = new RegExp("^(?=[a-z0-9-]{3,250}$)(?!(?:archive-ext|ntfs-ext|pdf-ext|raster-image-ext|windows-pebinary-ext)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern68 = new RegExp("^(?:directory)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern69 = new RegExp("^ipv4-addr--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern70 = new RegExp("^(?:mac-addr)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern71 = new RegExp("^(?:autonomous-system)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern72 = new RegExp("^ipv6-addr--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern73 = new RegExp("^mac-addr--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern74 = new RegExp("^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$");
const pattern75 = new RegExp("^mutex--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern76 = new RegExp("^network-traffic--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern77 = new RegExp("^(?=[a-z0-9-]{3,250}$)(?!(?:http-request-ext|icmp-ext|socket-ext|tcp-ext)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern78 = new RegExp("^(?:ipv4-addr|ipv6-addr|mac-addr|domain-name)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern79 = new RegExp("^(?:network-traffic)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern80 = new RegExp("^process--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern81 = new RegExp("^(?=[a-z0-9-]{3,250}$)(?!(?:windows-process-ext|windows-service-ext)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern82 = new RegExp("^(?:process)--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern83 = new RegExp("^software--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern84 = new RegExp("^url--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern85 = new RegExp("^user-account--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern86 = new RegExp("^(?=[a-z0-9-]{3,250}$)(?!(?:unix-account-ext)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$");
const pattern87 = new RegExp("^windows-registry-key--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern88 = new RegExp("^(?!(?:[Hh][Kk](?:[Ll][Mm]|[Cc][CcRrUu]|[Uu]))(?:\\\\|$))");
const pattern89 = new RegExp("^x509-certificate--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern90 = new RegExp("^language-content--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern91 = new RegExp("^marking-definition--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern92 = new RegExp("^(?=[a-z0-9-]{3,250}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-?$");
const pattern93 = new RegExp("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const pattern94 = new RegExp("^bundle--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$");
const terms0 = new Set(["extension_type"]);
const terms1 = new Set(["new-sdo","new-sco","new-sro","property-extension","toplevel-property-extension"]);
const terms2 = new Set(["MD5","SHA-1","SHA-256","SHA-512","SHA3-256","SHA3-512","SSDEEP","TLSH"]);
const terms3 = new Set(["source_name","description","url","hashes","external_id"]);
const terms4 = new Set(["kill_chain_name","phase_name"]);
const terms5 = new Set(["lang","marking_ref","selectors"]);
const terms6 = new Set(["statement"]);
const terms7 = new Set(["tlp"]);
const terms8 = new Set(["body","body_raw_ref","content_type","content_disposition"]);
const terms9 = new Set(["name","hashes","size"]);
const terms10 = new Set(["magic_hex","win32_version_value_hex","checksum_hex","subsystem_hex","dll_characteristics_hex","loader_flags_hex","size_of_code","size_of_initialized_data","size_of_uninitialized_data","size_of_image","size_of_headers","size_of_stack_reserve","size_of_stack_commit","size_of_heap_reserve","size_of_heap_commit","major_linker_version","minor_linker_version","address_of_entry_point","base_of_code","base_of_data","image_base","section_alignment","file_alignment","major_os_version","minor_os_version","major_image_version","minor_image_version","major_subsystem_version","minor_subsystem_version","number_of_rva_and_sizes","hashes"]);
const terms11 = new Set(["name","size","entropy","hashes"]);
const terms12 = new Set(["name","data","data_type"]);
const terms13 = new Set(["REG_NONE","REG_SZ","REG_EXPAND_SZ","REG_BINARY","REG_DWORD","REG_DWORD_BIG_ENDIAN","REG_DWORD_LITTLE_ENDIAN","REG_LINK","REG_MULTI_SZ","REG_RESOURCE_LIST","REG_FULL_RESOURCE_DESCRIPTION","REG_RESOURCE_REQUIREMENTS_LIST","REG_QWORD","REG_INVALID_TYPE"]);
const terms14 = new Set(["basic_constraints","name_constraints","policy_constraints","key_usage","extended_key_usage","subject_key_identifier","authority_key_identifier","subject_alternative_name","issuer_alternative_name","subject_directory_attributes","crl_distribution_points","inhibit_any_policy","private_key_usage_period_not_before","private_key_usage_period_not_after","certificate_policies","policy_mappings"]);
const terms15 = new Set(["contains_refs","comment"]);
const terms16 = new Set(["sid","alternate_data_streams"]);
const terms17 = new Set(["version","is_optimized","document_info_dict","pdfid0","pdfid1"]);
const terms18 = new Set(["image_height","image_width","bits_per_pixel","exif_tags"]);
const terms19 = new Set(["pe_type","imphash","machine_hex","number_of_sections","time_date_stamp","pointer_to_symbol_table_hex","number_of_symbols","size_of_optional_header","characteristics_hex","file_header_hashes","optional_header","sections"]);
const terms20 = new Set(["request_method","request_value","request_version","request_header","message_body_length","message_body_data_ref"]);
const terms21 = new Set(["icmp_type_hex","icmp_code_hex"]);
const terms22 = new Set(["address_family","is_blocking","is_listening","options","socket_type","socket_descriptor","socket_handle"]);
const terms23 = new Set(["AF_UNSPEC","AF_INET","AF_IPX","AF_APPLETALK","AF_NETBIOS","AF_INET6","AF_IRDA","AF_BTH"]);
const terms24 = new Set(["SOCK_STREAM","SOCK_DGRAM","SOCK_RAW","SOCK_RDM","SOCK_SEQPACKET"]);
const terms25 = new Set(["src_flags_hex","dst_flags_hex"]);
const terms26 = new Set(["aslr_enabled","dep_enabled","priority","owner_sid","window_title","windows_title","startup_info","integrity_level"]);
const terms27 = new Set(["low","medium","high","system"]);
const terms28 = new Set(["service_name","descriptions","display_name","group_name","start_type","service_dll_refs","service_type","service_status"]);
const terms29 = new Set(["SERVICE_AUTO_START","SERVICE_BOOT_START","SERVICE_DEMAND_START","SERVICE_DISABLED","SERVICE_SYSTEM_ALERT"]);
const terms30 = new Set(["SERVICE_KERNEL_DRIVER","SERVICE_FILE_SYSTEM_DRIVER","SERVICE_WIN32_OWN_PROCESS","SERVICE_WIN32_SHARE_PROCESS"]);
const terms31 = new Set(["SERVICE_CONTINUE_PENDING","SERVICE_PAUSE_PENDING","SERVICE_PAUSED","SERVICE_RUNNING","SERVICE_START_PENDING","SERVICE_STOP_PENDING","SERVICE_STOPPED"]);
const terms32 = new Set(["gid","groups","home_dir","shell"]);
const terms33 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","aliases","kill_chain_phases"]);
const terms34 = new Set(["defanged","severity","username","phone_number","action"]);
const terms35 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","aliases","first_seen","last_seen","objective"]);
const terms36 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description"]);
const terms37 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","context","object_refs"]);
const terms38 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","roles","identity_class","sectors","contact_information"]);
const terms39 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","indicator_types","pattern","pattern_type","pattern_version","valid_from","valid_until","kill_chain_phases"]);
const terms40 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","infrastructure_types","aliases","kill_chain_phases","first_seen","last_seen"]);
const terms41 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","aliases","first_seen","last_seen","goals","resource_level","primary_motivation","secondary_motivations"]);
const terms42 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","latitude","longitude","precision","region","country","administrative_area","city","street_address","postal_code"]);
const terms43 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","malware_types","is_family","aliases","kill_chain_phases","first_seen","last_seen","operating_system_refs","architecture_execution_envs","implementation_languages","capabilities","sample_refs"]);
const terms44 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","product","version","host_vm_ref","operating_system_ref","installed_software_refs","configuration_version","modules","analysis_engine_version","analysis_definition_version","submitted","analysis_started","analysis_ended","result_name","result","analysis_sco_refs","sample_ref"]);
const terms45 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","abstract","content","authors","object_refs"]);
const terms46 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","first_observed","last_observed","number_observed","objects","object_refs"]);
const terms47 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","explanation","authors","opinion","object_refs"]);
const terms48 = new Set(["strongly-disagree","disagree","neutral","agree","strongly-agree"]);
const terms49 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","report_types","published","object_refs"]);
const terms50 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","threat_actor_types","aliases","first_seen","last_seen","roles","goals","sophistication","resource_level","primary_motivation","secondary_motivations","personal_motivations"]);
const terms51 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","name","description","tool_types","aliases","kill_chain_phases","tool_version"]);
const terms52 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","relationship_type","description","source_ref","target_ref","start_time","stop_time"]);
const terms53 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions","description","first_seen","last_seen","count","sighting_of_ref","observed_data_refs","where_sighted_refs","summary"]);
const terms54 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","mime_type","payload_bin","url","hashes","encryption_algorithm","decryption_key"]);
const terms55 = new Set(["created_by_ref","revoked","labels","confidence","lang","external_references","severity","username","phone_number","action"]);
const terms56 = new Set(["AES-256-GCM","ChaCha20-Poly1305","mime-type-indicated"]);
const terms57 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","number","name","rir"]);
const terms58 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","path","path_enc","ctime","mtime","atime","contains_refs"]);
const terms59 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","value","resolves_to_refs"]);
const terms60 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","value","display_name","belongs_to_ref"]);
const terms61 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","is_multipart","date","content_type","from_ref","sender_ref","to_refs","cc_refs","bcc_refs","message_id","subject","received_lines","additional_header_fields","body","body_multipart","raw_email_ref"]);
const terms62 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","hashes","size","name","name_enc","magic_number_hex","mime_type","ctime","mtime","atime","parent_directory_ref","contains_refs","content_ref"]);
const terms63 = new Set(["archive-ext","ntfs-ext","pdf-ext","raster-image-ext","windows-pebinary-ext"]);
const terms64 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","value","resolves_to_refs","belongs_to_refs"]);
const terms65 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","value"]);
const terms66 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","name"]);
const terms67 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","start","end","is_active","src_ref","dst_ref","src_port","dst_port","protocols","src_byte_count","dst_byte_count","src_packets","dst_packets","ipfix","src_payload_ref","dst_payload_ref","encapsulates_refs","encapsulated_by_ref"]);
const terms68 = new Set(["http-request-ext","icmp-ext","socket-ext","tcp-ext"]);
const terms69 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","is_hidden","pid","created_time","cwd","command_line","environment_variables","opened_connection_refs","creator_user_ref","image_ref","parent_ref","child_refs"]);
const terms70 = new Set(["windows-process-ext","windows-service-ext"]);
const terms71 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","name","cpe","swid","languages","vendor","version"]);
const terms72 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","user_id","credential","account_login","account_type","display_name","is_service_account","is_privileged","can_escalate_privs","is_disabled","account_created","account_expires","credential_last_changed","account_first_login","account_last_login"]);
const terms73 = new Set(["unix-account-ext"]);
const terms74 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","key","values","modified_time","creator_user_ref","number_of_subkeys"]);
const terms75 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged","is_self_signed","hashes","version","serial_number","signature_algorithm","issuer","validity_not_before","validity_not_after","subject","subject_public_key_algorithm","subject_public_key_modulus","subject_public_key_exponent","x509_v3_extensions"]);
const terms76 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","external_references","object_marking_refs","granular_markings","extensions","object_ref","object_modified","contents"]);
const terms77 = new Set(["lang","defanged","severity","username","phone_number","action"]);
const terms78 = new Set(["type","id","spec_version","created","created_by_ref","external_references","object_marking_refs","granular_markings","extensions","name","definition_type","definition"]);
const terms79 = new Set(["modified","revoked","labels","confidence","lang","defanged","severity","username","phone_number","action"]);
const terms80 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","external_references","object_marking_refs","granular_markings","name","description","schema","version","extension_types","extension_properties"]);
const terms81 = new Set(["confidence","lang","defanged","extensions","severity","username","phone_number","action"]);
const terms82 = new Set(["type","id","spec_version","created","modified","created_by_ref","revoked","labels","confidence","lang","external_references","object_marking_refs","granular_markings","extensions"]);
const terms83 = new Set(["type","id","spec_version","object_marking_refs","granular_markings","extensions","defanged"]);
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
  if (!(pattern0.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_extension(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  if (!(Object.keys(v).length > 0)) return false;
  const v_extension_type = v.extension_type;
  if (!(v_extension_type !== undefined)) return false;
  if (!(terms1.has(v_extension_type))) return false;
  let vn = 1;
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms0.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_custom_extension(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  if (!(Object.keys(v).length > 0)) return false;
  for (const vk in v) {
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  return true;
}
function check_hashes(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  if (!(Object.keys(v).length > 0)) return false;
  let vn = 0;
  const v_MD5 = v.MD5;
  if (v_MD5 !== undefined) {
  vn++;
  if (!(typeof v_MD5 === 'string' && pattern2.test(v_MD5))) return false;
  }
  const v_SHA_1 = v['SHA-1'];
  if (v_SHA_1 !== undefined) {
  vn++;
  if (!(typeof v_SHA_1 === 'string' && pattern3.test(v_SHA_1))) return false;
  }
  const v_SHA_256 = v['SHA-256'];
  if (v_SHA_256 !== undefined) {
  vn++;
  if (!(typeof v_SHA_256 === 'string' && pattern4.test(v_SHA_256))) return false;
  }
  const v_SHA_512 = v['SHA-512'];
  if (v_SHA_512 !== undefined) {
  vn++;
  if (!(typeof v_SHA_512 === 'string' && pattern5.test(v_SHA_512))) return false;
  }
  const v_SHA3_256 = v['SHA3-256'];
  if (v_SHA3_256 !== undefined) {
  vn++;
  if (!(typeof v_SHA3_256 === 'string' && pattern4.test(v_SHA3_256))) return false;
  }
  const v_SHA3_512 = v['SHA3-512'];
  if (v_SHA3_512 !== undefined) {
  vn++;
  if (!(typeof v_SHA3_512 === 'string' && pattern5.test(v_SHA3_512))) return false;
  }
  const v_SSDEEP = v.SSDEEP;
  if (v_SSDEEP !== undefined) {
  vn++;
  if (!(typeof v_SSDEEP === 'string' && pattern6.test(v_SSDEEP))) return false;
  }
  const v_TLSH = v.TLSH;
  if (v_TLSH !== undefined) {
  vn++;
  if (!(typeof v_TLSH === 'string' && pattern7.test(v_TLSH))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms2.has(vk)) continue;
  return false;
  }
  }
  return true;
}
function check_external_reference(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_source_name = v.source_name;
  if (!(typeof v_source_name === 'string')) return false;
  let vn = 1;
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_url = v.url;
  if (v_url !== undefined) {
  vn++;
  if (!(typeof v_url === 'string' && pattern8.test(v_url))) return false;
  }
  const v_hashes = v.hashes;
  if (v_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_hashes))) return false;
  }
  const v_external_id = v.external_id;
  if (v_external_id !== undefined) {
  vn++;
  if (!(typeof v_external_id === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms3.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.description !== undefined || v.url !== undefined || v.external_id !== undefined))) return false;
  return true;
}
function check_capec_reference(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_source_name = v.source_name;
  if (!(typeof v_source_name === 'string')) return false;
  let vn = 1;
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_url = v.url;
  if (v_url !== undefined) {
  vn++;
  if (!(typeof v_url === 'string' && pattern8.test(v_url))) return false;
  }
  const v_hashes = v.hashes;
  if (v_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_hashes))) return false;
  }
  const v_external_id = v.external_id;
  if (v_external_id !== undefined) {
  vn++;
  if (!(typeof v_external_id === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms3.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.description !== undefined || v.url !== undefined || v.external_id !== undefined))) return false;
  if (v.source_name !== undefined && (v.source_name === undefined || (v.source_name === "capec"))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  const v_external_id = v.external_id;
  if (!(v_external_id !== undefined)) return false;
  if (!((typeof v_external_id !== 'string' || pattern9.test(v_external_id)))) return false;
  }
  }
  return true;
}
function check_cve_reference(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_source_name = v.source_name;
  if (!(typeof v_source_name === 'string')) return false;
  let vn = 1;
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_url = v.url;
  if (v_url !== undefined) {
  vn++;
  if (!(typeof v_url === 'string' && pattern8.test(v_url))) return false;
  }
  const v_hashes = v.hashes;
  if (v_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_hashes))) return false;
  }
  const v_external_id = v.external_id;
  if (v_external_id !== undefined) {
  vn++;
  if (!(typeof v_external_id === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms3.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.description !== undefined || v.url !== undefined || v.external_id !== undefined))) return false;
  if (v.source_name !== undefined && (v.source_name === undefined || (v.source_name === "cve"))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  const v_external_id = v.external_id;
  if (!(v_external_id !== undefined)) return false;
  if (!((typeof v_external_id !== 'string' || pattern10.test(v_external_id)))) return false;
  }
  }
  return true;
}
function check_kill_chain_phase(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_kill_chain_name = v.kill_chain_name;
  if (!(typeof v_kill_chain_name === 'string')) return false;
  const v_phase_name = v.phase_name;
  if (!(typeof v_phase_name === 'string')) return false;
  let vn = 2;
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms4.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_granular_marking(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_selectors = v.selectors;
  if (!(Array.isArray(v_selectors))) return false;
  if (!(v_selectors.length >= 1)) return false;
  for (const v_selectorsi of v_selectors) {
  if (!(typeof v_selectorsi === 'string' && pattern11.test(v_selectorsi))) return false;
  }
  let vn = 1;
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_marking_ref = v.marking_ref;
  if (v_marking_ref !== undefined) {
  vn++;
  if (!(typeof v_marking_ref === 'string' && pattern12.test(v_marking_ref))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms5.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.lang !== undefined ? 1 : 0) + (v.marking_ref !== undefined ? 1 : 0) === 1)) return false;
  return true;
}
function check_statement_marking(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_statement = v.statement;
  if (!(typeof v_statement === 'string')) return false;
  let vn = 1;
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms6.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_tlp_marking(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_tlp = v.tlp;
  if (!(typeof v_tlp === 'string')) return false;
  let vn = 1;
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms7.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_email_mime_part(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_body = v.body;
  if (v_body !== undefined) {
  vn++;
  if (!(typeof v_body === 'string')) return false;
  }
  const v_body_raw_ref = v.body_raw_ref;
  if (v_body_raw_ref !== undefined) {
  vn++;
  if (!(typeof v_body_raw_ref === 'string' && pattern13.test(v_body_raw_ref))) return false;
  }
  const v_content_type = v.content_type;
  if (v_content_type !== undefined) {
  vn++;
  if (!(typeof v_content_type === 'string')) return false;
  }
  const v_content_disposition = v.content_disposition;
  if (v_content_disposition !== undefined) {
  vn++;
  if (!(typeof v_content_disposition === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms8.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.body !== undefined || v.body_raw_ref !== undefined))) return false;
  return true;
}
function check_alternate_data_stream(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 1;
  const v_hashes = v.hashes;
  if (v_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_hashes))) return false;
  }
  const v_size = v.size;
  if (v_size !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size) && v_size >= 0 && v_size <= 9007199254740991)) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms9.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_windows_pe_optional_header(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_magic_hex = v.magic_hex;
  if (v_magic_hex !== undefined) {
  vn++;
  if (!(typeof v_magic_hex === 'string' && pattern14.test(v_magic_hex))) return false;
  }
  const v_win32_version_value_hex = v.win32_version_value_hex;
  if (v_win32_version_value_hex !== undefined) {
  vn++;
  if (!(typeof v_win32_version_value_hex === 'string' && pattern14.test(v_win32_version_value_hex))) return false;
  }
  const v_checksum_hex = v.checksum_hex;
  if (v_checksum_hex !== undefined) {
  vn++;
  if (!(typeof v_checksum_hex === 'string' && pattern14.test(v_checksum_hex))) return false;
  }
  const v_subsystem_hex = v.subsystem_hex;
  if (v_subsystem_hex !== undefined) {
  vn++;
  if (!(typeof v_subsystem_hex === 'string' && pattern14.test(v_subsystem_hex))) return false;
  }
  const v_dll_characteristics_hex = v.dll_characteristics_hex;
  if (v_dll_characteristics_hex !== undefined) {
  vn++;
  if (!(typeof v_dll_characteristics_hex === 'string' && pattern14.test(v_dll_characteristics_hex))) return false;
  }
  const v_loader_flags_hex = v.loader_flags_hex;
  if (v_loader_flags_hex !== undefined) {
  vn++;
  if (!(typeof v_loader_flags_hex === 'string' && pattern14.test(v_loader_flags_hex))) return false;
  }
  const v_size_of_code = v.size_of_code;
  if (v_size_of_code !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_code) && v_size_of_code >= 0 && v_size_of_code <= 9007199254740991)) return false;
  }
  const v_size_of_initialized_data = v.size_of_initialized_data;
  if (v_size_of_initialized_data !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_initialized_data) && v_size_of_initialized_data >= 0 && v_size_of_initialized_data <= 9007199254740991)) return false;
  }
  const v_size_of_uninitialized_data = v.size_of_uninitialized_data;
  if (v_size_of_uninitialized_data !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_uninitialized_data) && v_size_of_uninitialized_data >= 0 && v_size_of_uninitialized_data <= 9007199254740991)) return false;
  }
  const v_size_of_image = v.size_of_image;
  if (v_size_of_image !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_image) && v_size_of_image >= 0 && v_size_of_image <= 9007199254740991)) return false;
  }
  const v_size_of_headers = v.size_of_headers;
  if (v_size_of_headers !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_headers) && v_size_of_headers >= 0 && v_size_of_headers <= 9007199254740991)) return false;
  }
  const v_size_of_stack_reserve = v.size_of_stack_reserve;
  if (v_size_of_stack_reserve !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_stack_reserve) && v_size_of_stack_reserve >= 0 && v_size_of_stack_reserve <= 9007199254740991)) return false;
  }
  const v_size_of_stack_commit = v.size_of_stack_commit;
  if (v_size_of_stack_commit !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_stack_commit) && v_size_of_stack_commit >= 0 && v_size_of_stack_commit <= 9007199254740991)) return false;
  }
  const v_size_of_heap_reserve = v.size_of_heap_reserve;
  if (v_size_of_heap_reserve !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_heap_reserve) && v_size_of_heap_reserve >= 0 && v_size_of_heap_reserve <= 9007199254740991)) return false;
  }
  const v_size_of_heap_commit = v.size_of_heap_commit;
  if (v_size_of_heap_commit !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_heap_commit) && v_size_of_heap_commit >= 0 && v_size_of_heap_commit <= 9007199254740991)) return false;
  }
  const v_major_linker_version = v.major_linker_version;
  if (v_major_linker_version !== undefined) {
  vn++;
  if (!(Number.isInteger(v_major_linker_version) && v_major_linker_version >= -9007199254740991 && v_major_linker_version <= 9007199254740991)) return false;
  }
  const v_minor_linker_version = v.minor_linker_version;
  if (v_minor_linker_version !== undefined) {
  vn++;
  if (!(Number.isInteger(v_minor_linker_version) && v_minor_linker_version >= -9007199254740991 && v_minor_linker_version <= 9007199254740991)) return false;
  }
  const v_address_of_entry_point = v.address_of_entry_point;
  if (v_address_of_entry_point !== undefined) {
  vn++;
  if (!(Number.isInteger(v_address_of_entry_point) && v_address_of_entry_point >= -9007199254740991 && v_address_of_entry_point <= 9007199254740991)) return false;
  }
  const v_base_of_code = v.base_of_code;
  if (v_base_of_code !== undefined) {
  vn++;
  if (!(Number.isInteger(v_base_of_code) && v_base_of_code >= -9007199254740991 && v_base_of_code <= 9007199254740991)) return false;
  }
  const v_base_of_data = v.base_of_data;
  if (v_base_of_data !== undefined) {
  vn++;
  if (!(Number.isInteger(v_base_of_data) && v_base_of_data >= -9007199254740991 && v_base_of_data <= 9007199254740991)) return false;
  }
  const v_image_base = v.image_base;
  if (v_image_base !== undefined) {
  vn++;
  if (!(Number.isInteger(v_image_base) && v_image_base >= -9007199254740991 && v_image_base <= 9007199254740991)) return false;
  }
  const v_section_alignment = v.section_alignment;
  if (v_section_alignment !== undefined) {
  vn++;
  if (!(Number.isInteger(v_section_alignment) && v_section_alignment >= -9007199254740991 && v_section_alignment <= 9007199254740991)) return false;
  }
  const v_file_alignment = v.file_alignment;
  if (v_file_alignment !== undefined) {
  vn++;
  if (!(Number.isInteger(v_file_alignment) && v_file_alignment >= -9007199254740991 && v_file_alignment <= 9007199254740991)) return false;
  }
  const v_major_os_version = v.major_os_version;
  if (v_major_os_version !== undefined) {
  vn++;
  if (!(Number.isInteger(v_major_os_version) && v_major_os_version >= -9007199254740991 && v_major_os_version <= 9007199254740991)) return false;
  }
  const v_minor_os_version = v.minor_os_version;
  if (v_minor_os_version !== undefined) {
  vn++;
  if (!(Number.isInteger(v_minor_os_version) && v_minor_os_version >= -9007199254740991 && v_minor_os_version <= 9007199254740991)) return false;
  }
  const v_major_image_version = v.major_image_version;
  if (v_major_image_version !== undefined) {
  vn++;
  if (!(Number.isInteger(v_major_image_version) && v_major_image_version >= -9007199254740991 && v_major_image_version <= 9007199254740991)) return false;
  }
  const v_minor_image_version = v.minor_image_version;
  if (v_minor_image_version !== undefined) {
  vn++;
  if (!(Number.isInteger(v_minor_image_version) && v_minor_image_version >= -9007199254740991 && v_minor_image_version <= 9007199254740991)) return false;
  }
  const v_major_subsystem_version = v.major_subsystem_version;
  if (v_major_subsystem_version !== undefined) {
  vn++;
  if (!(Number.isInteger(v_major_subsystem_version) && v_major_subsystem_version >= -9007199254740991 && v_major_subsystem_version <= 9007199254740991)) return false;
  }
  const v_minor_subsystem_version = v.minor_subsystem_version;
  if (v_minor_subsystem_version !== undefined) {
  vn++;
  if (!(Number.isInteger(v_minor_subsystem_version) && v_minor_subsystem_version >= -9007199254740991 && v_minor_subsystem_version <= 9007199254740991)) return false;
  }
  const v_number_of_rva_and_sizes = v.number_of_rva_and_sizes;
  if (v_number_of_rva_and_sizes !== undefined) {
  vn++;
  if (!(Number.isInteger(v_number_of_rva_and_sizes) && v_number_of_rva_and_sizes >= -9007199254740991 && v_number_of_rva_and_sizes <= 9007199254740991)) return false;
  }
  const v_hashes = v.hashes;
  if (v_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_hashes))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms10.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.magic_hex !== undefined || v.win32_version_value_hex !== undefined || v.checksum_hex !== undefined || v.subsystem_hex !== undefined || v.dll_characteristics_hex !== undefined || v.loader_flags_hex !== undefined || v.size_of_code !== undefined || v.size_of_initialized_data !== undefined || v.size_of_uninitialized_data !== undefined || v.size_of_image !== undefined || v.size_of_headers !== undefined || v.size_of_stack_reserve !== undefined || v.size_of_stack_commit !== undefined || v.size_of_heap_reserve !== undefined || v.size_of_heap_commit !== undefined || v.major_linker_version !== undefined || v.minor_linker_version !== undefined || v.address_of_entry_point !== undefined || v.base_of_code !== undefined || v.base_of_data !== undefined || v.image_base !== undefined || v.section_alignment !== undefined || v.file_alignment !== undefined || v.major_os_version !== undefined || v.minor_os_version !== undefined || v.major_image_version !== undefined || v.minor_image_version !== undefined || v.major_subsystem_version !== undefined || v.minor_subsystem_version !== undefined || v.number_of_rva_and_sizes !== undefined || v.hashes !== undefined))) return false;
  return true;
}
function check_windows_pe_section(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 1;
  const v_size = v.size;
  if (v_size !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size) && v_size >= 0 && v_size <= 9007199254740991)) return false;
  }
  const v_entropy = v.entropy;
  if (v_entropy !== undefined) {
  vn++;
  if (!(Number.isFinite(v_entropy))) return false;
  }
  const v_hashes = v.hashes;
  if (v_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_hashes))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms11.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_windows_registry_value(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_name = v.name;
  if (v_name !== undefined) {
  vn++;
  if (!(typeof v_name === 'string')) return false;
  }
  const v_data = v.data;
  if (v_data !== undefined) {
  vn++;
  if (!(typeof v_data === 'string')) return false;
  }
  const v_data_type = v.data_type;
  if (v_data_type !== undefined) {
  vn++;
  if (!(terms13.has(v_data_type))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms12.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.name !== undefined || v.data !== undefined || v.data_type !== undefined))) return false;
  return true;
}
function check_x509_v3_extensions(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_basic_constraints = v.basic_constraints;
  if (v_basic_constraints !== undefined) {
  vn++;
  if (!(typeof v_basic_constraints === 'string')) return false;
  }
  const v_name_constraints = v.name_constraints;
  if (v_name_constraints !== undefined) {
  vn++;
  if (!(typeof v_name_constraints === 'string')) return false;
  }
  const v_policy_constraints = v.policy_constraints;
  if (v_policy_constraints !== undefined) {
  vn++;
  if (!(typeof v_policy_constraints === 'string')) return false;
  }
  const v_key_usage = v.key_usage;
  if (v_key_usage !== undefined) {
  vn++;
  if (!(typeof v_key_usage === 'string')) return false;
  }
  const v_extended_key_usage = v.extended_key_usage;
  if (v_extended_key_usage !== undefined) {
  vn++;
  if (!(typeof v_extended_key_usage === 'string')) return false;
  }
  const v_subject_key_identifier = v.subject_key_identifier;
  if (v_subject_key_identifier !== undefined) {
  vn++;
  if (!(typeof v_subject_key_identifier === 'string')) return false;
  }
  const v_authority_key_identifier = v.authority_key_identifier;
  if (v_authority_key_identifier !== undefined) {
  vn++;
  if (!(typeof v_authority_key_identifier === 'string')) return false;
  }
  const v_subject_alternative_name = v.subject_alternative_name;
  if (v_subject_alternative_name !== undefined) {
  vn++;
  if (!(typeof v_subject_alternative_name === 'string')) return false;
  }
  const v_issuer_alternative_name = v.issuer_alternative_name;
  if (v_issuer_alternative_name !== undefined) {
  vn++;
  if (!(typeof v_issuer_alternative_name === 'string')) return false;
  }
  const v_subject_directory_attributes = v.subject_directory_attributes;
  if (v_subject_directory_attributes !== undefined) {
  vn++;
  if (!(typeof v_subject_directory_attributes === 'string')) return false;
  }
  const v_crl_distribution_points = v.crl_distribution_points;
  if (v_crl_distribution_points !== undefined) {
  vn++;
  if (!(typeof v_crl_distribution_points === 'string')) return false;
  }
  const v_inhibit_any_policy = v.inhibit_any_policy;
  if (v_inhibit_any_policy !== undefined) {
  vn++;
  if (!(typeof v_inhibit_any_policy === 'string')) return false;
  }
  const v_private_key_usage_period_not_before = v.private_key_usage_period_not_before;
  if (v_private_key_usage_period_not_before !== undefined) {
  vn++;
  if (!(typeof v_private_key_usage_period_not_before === 'string' && pattern15.test(v_private_key_usage_period_not_before))) return false;
  }
  const v_private_key_usage_period_not_after = v.private_key_usage_period_not_after;
  if (v_private_key_usage_period_not_after !== undefined) {
  vn++;
  if (!(typeof v_private_key_usage_period_not_after === 'string' && pattern15.test(v_private_key_usage_period_not_after))) return false;
  }
  const v_certificate_policies = v.certificate_policies;
  if (v_certificate_policies !== undefined) {
  vn++;
  if (!(typeof v_certificate_policies === 'string')) return false;
  }
  const v_policy_mappings = v.policy_mappings;
  if (v_policy_mappings !== undefined) {
  vn++;
  if (!(typeof v_policy_mappings === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms14.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.basic_constraints !== undefined || v.name_constraints !== undefined || v.policy_constraints !== undefined || v.key_usage !== undefined || v.extended_key_usage !== undefined || v.subject_key_identifier !== undefined || v.authority_key_identifier !== undefined || v.subject_alternative_name !== undefined || v.issuer_alternative_name !== undefined || v.subject_directory_attributes !== undefined || v.crl_distribution_points !== undefined || v.inhibit_any_policy !== undefined || v.private_key_usage_period_not_before !== undefined || v.private_key_usage_period_not_after !== undefined || v.certificate_policies !== undefined || v.policy_mappings !== undefined))) return false;
  return true;
}
function check_archive_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_contains_refs = v.contains_refs;
  if (!(Array.isArray(v_contains_refs))) return false;
  if (!(v_contains_refs.length >= 1)) return false;
  for (const v_contains_refsi of v_contains_refs) {
  if (!(typeof v_contains_refsi === 'string' && pattern16.test(v_contains_refsi))) return false;
  }
  let vn = 1;
  const v_comment = v.comment;
  if (v_comment !== undefined) {
  vn++;
  if (!(typeof v_comment === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms15.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_ntfs_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_sid = v.sid;
  if (v_sid !== undefined) {
  vn++;
  if (!(typeof v_sid === 'string')) return false;
  }
  const v_alternate_data_streams = v.alternate_data_streams;
  if (v_alternate_data_streams !== undefined) {
  vn++;
  if (!(Array.isArray(v_alternate_data_streams))) return false;
  if (!(v_alternate_data_streams.length >= 1)) return false;
  for (const v_alternate_data_streamsi of v_alternate_data_streams) {
  if (!(check_alternate_data_stream(v_alternate_data_streamsi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms16.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.sid !== undefined || v.alternate_data_streams !== undefined))) return false;
  return true;
}
function check_pdf_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_version = v.version;
  if (v_version !== undefined) {
  vn++;
  if (!(typeof v_version === 'string')) return false;
  }
  const v_is_optimized = v.is_optimized;
  if (v_is_optimized !== undefined) {
  vn++;
  if (!(typeof v_is_optimized === 'boolean')) return false;
  }
  const v_document_info_dict = v.document_info_dict;
  if (v_document_info_dict !== undefined) {
  vn++;
  if (!(typeof v_document_info_dict === 'object' && v_document_info_dict !== null && !Array.isArray(v_document_info_dict))) return false;
  if (!(Object.keys(v_document_info_dict).length > 0)) return false;
  for (const v_document_info_dictk in v_document_info_dict) {
  if (!(pattern0.test(v_document_info_dictk))) return false;
  const v_document_info_dictm = v_document_info_dict[v_document_info_dictk];
  if (!(typeof v_document_info_dictm === 'string')) return false;
  }
  }
  const v_pdfid0 = v.pdfid0;
  if (v_pdfid0 !== undefined) {
  vn++;
  if (!(typeof v_pdfid0 === 'string')) return false;
  }
  const v_pdfid1 = v.pdfid1;
  if (v_pdfid1 !== undefined) {
  vn++;
  if (!(typeof v_pdfid1 === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms17.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.version !== undefined || v.is_optimized !== undefined || v.document_info_dict !== undefined || v.pdfid0 !== undefined || v.pdfid1 !== undefined))) return false;
  return true;
}
function check_raster_image_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_image_height = v.image_height;
  if (v_image_height !== undefined) {
  vn++;
  if (!(Number.isInteger(v_image_height) && v_image_height >= -9007199254740991 && v_image_height <= 9007199254740991)) return false;
  }
  const v_image_width = v.image_width;
  if (v_image_width !== undefined) {
  vn++;
  if (!(Number.isInteger(v_image_width) && v_image_width >= -9007199254740991 && v_image_width <= 9007199254740991)) return false;
  }
  const v_bits_per_pixel = v.bits_per_pixel;
  if (v_bits_per_pixel !== undefined) {
  vn++;
  if (!(Number.isInteger(v_bits_per_pixel) && v_bits_per_pixel >= -9007199254740991 && v_bits_per_pixel <= 9007199254740991)) return false;
  }
  const v_exif_tags = v.exif_tags;
  if (v_exif_tags !== undefined) {
  vn++;
  if (!(typeof v_exif_tags === 'object' && v_exif_tags !== null && !Array.isArray(v_exif_tags))) return false;
  if (!(Object.keys(v_exif_tags).length > 0)) return false;
  for (const v_exif_tagsk in v_exif_tags) {
  if (!(pattern0.test(v_exif_tagsk))) return false;
  const v_exif_tagsm = v_exif_tags[v_exif_tagsk];
  if (!((Number.isInteger(v_exif_tagsm) || typeof v_exif_tagsm === 'string'))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms18.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.image_height !== undefined || v.image_width !== undefined || v.bits_per_pixel !== undefined || v.exif_tags !== undefined))) return false;
  return true;
}
function check_windows_pebinary_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_pe_type = v.pe_type;
  if (!(typeof v_pe_type === 'string')) return false;
  let vn = 1;
  const v_imphash = v.imphash;
  if (v_imphash !== undefined) {
  vn++;
  if (!(typeof v_imphash === 'string')) return false;
  }
  const v_machine_hex = v.machine_hex;
  if (v_machine_hex !== undefined) {
  vn++;
  if (!(typeof v_machine_hex === 'string' && pattern14.test(v_machine_hex))) return false;
  }
  const v_number_of_sections = v.number_of_sections;
  if (v_number_of_sections !== undefined) {
  vn++;
  if (!(Number.isInteger(v_number_of_sections) && v_number_of_sections >= 0 && v_number_of_sections <= 9007199254740991)) return false;
  }
  const v_time_date_stamp = v.time_date_stamp;
  if (v_time_date_stamp !== undefined) {
  vn++;
  if (!(typeof v_time_date_stamp === 'string' && pattern17.test(v_time_date_stamp))) return false;
  }
  const v_pointer_to_symbol_table_hex = v.pointer_to_symbol_table_hex;
  if (v_pointer_to_symbol_table_hex !== undefined) {
  vn++;
  if (!(typeof v_pointer_to_symbol_table_hex === 'string' && pattern14.test(v_pointer_to_symbol_table_hex))) return false;
  }
  const v_number_of_symbols = v.number_of_symbols;
  if (v_number_of_symbols !== undefined) {
  vn++;
  if (!(Number.isInteger(v_number_of_symbols) && v_number_of_symbols >= 0 && v_number_of_symbols <= 9007199254740991)) return false;
  }
  const v_size_of_optional_header = v.size_of_optional_header;
  if (v_size_of_optional_header !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size_of_optional_header) && v_size_of_optional_header >= 0 && v_size_of_optional_header <= 9007199254740991)) return false;
  }
  const v_characteristics_hex = v.characteristics_hex;
  if (v_characteristics_hex !== undefined) {
  vn++;
  if (!(typeof v_characteristics_hex === 'string' && pattern14.test(v_characteristics_hex))) return false;
  }
  const v_file_header_hashes = v.file_header_hashes;
  if (v_file_header_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_file_header_hashes))) return false;
  }
  const v_optional_header = v.optional_header;
  if (v_optional_header !== undefined) {
  vn++;
  if (!(check_windows_pe_optional_header(v_optional_header))) return false;
  }
  const v_sections = v.sections;
  if (v_sections !== undefined) {
  vn++;
  if (!(Array.isArray(v_sections))) return false;
  if (!(v_sections.length >= 1)) return false;
  for (const v_sectionsi of v_sections) {
  if (!(check_windows_pe_section(v_sectionsi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms19.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.imphash !== undefined || v.machine_hex !== undefined || v.number_of_sections !== undefined || v.time_date_stamp !== undefined || v.pointer_to_symbol_table_hex !== undefined || v.number_of_symbols !== undefined || v.size_of_optional_header !== undefined || v.characteristics_hex !== undefined || v.file_header_hashes !== undefined || v.optional_header !== undefined || v.sections !== undefined))) return false;
  return true;
}
function check_http_request_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_request_method = v.request_method;
  if (!(typeof v_request_method === 'string')) return false;
  const v_request_value = v.request_value;
  if (!(typeof v_request_value === 'string')) return false;
  let vn = 2;
  const v_request_version = v.request_version;
  if (v_request_version !== undefined) {
  vn++;
  if (!(typeof v_request_version === 'string')) return false;
  }
  const v_request_header = v.request_header;
  if (v_request_header !== undefined) {
  vn++;
  if (!(typeof v_request_header === 'object' && v_request_header !== null && !Array.isArray(v_request_header))) return false;
  if (!(Object.keys(v_request_header).length > 0)) return false;
  for (const v_request_headerk in v_request_header) {
  if (!(pattern0.test(v_request_headerk))) return false;
  const v_request_headerm = v_request_header[v_request_headerk];
  if (!(Array.isArray(v_request_headerm))) return false;
  if (!(v_request_headerm.length >= 1)) return false;
  for (const v_request_headermi of v_request_headerm) {
  if (!(typeof v_request_headermi === 'string')) return false;
  }
  }
  }
  const v_message_body_length = v.message_body_length;
  if (v_message_body_length !== undefined) {
  vn++;
  if (!(Number.isInteger(v_message_body_length) && v_message_body_length >= -9007199254740991 && v_message_body_length <= 9007199254740991)) return false;
  }
  const v_message_body_data_ref = v.message_body_data_ref;
  if (v_message_body_data_ref !== undefined) {
  vn++;
  if (!(typeof v_message_body_data_ref === 'string' && pattern18.test(v_message_body_data_ref))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms20.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_icmp_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_icmp_type_hex = v.icmp_type_hex;
  if (!(typeof v_icmp_type_hex === 'string' && pattern14.test(v_icmp_type_hex))) return false;
  const v_icmp_code_hex = v.icmp_code_hex;
  if (!(typeof v_icmp_code_hex === 'string' && pattern14.test(v_icmp_code_hex))) return false;
  let vn = 2;
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms21.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_socket_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_address_family = v.address_family;
  if (!(v_address_family !== undefined)) return false;
  if (!(terms23.has(v_address_family))) return false;
  let vn = 1;
  const v_is_blocking = v.is_blocking;
  if (v_is_blocking !== undefined) {
  vn++;
  if (!(typeof v_is_blocking === 'boolean')) return false;
  }
  const v_is_listening = v.is_listening;
  if (v_is_listening !== undefined) {
  vn++;
  if (!(typeof v_is_listening === 'boolean')) return false;
  }
  const v_options = v.options;
  if (v_options !== undefined) {
  vn++;
  if (!(typeof v_options === 'object' && v_options !== null && !Array.isArray(v_options))) return false;
  if (!(Object.keys(v_options).length > 0)) return false;
  for (const v_optionsk in v_options) {
  if (!(pattern0.test(v_optionsk))) return false;
  const v_optionsm = v_options[v_optionsk];
  if (!(Number.isInteger(v_optionsm))) return false;
  }
  }
  const v_socket_type = v.socket_type;
  if (v_socket_type !== undefined) {
  vn++;
  if (!(terms24.has(v_socket_type))) return false;
  }
  const v_socket_descriptor = v.socket_descriptor;
  if (v_socket_descriptor !== undefined) {
  vn++;
  if (!(Number.isInteger(v_socket_descriptor) && v_socket_descriptor >= 0 && v_socket_descriptor <= 9007199254740991)) return false;
  }
  const v_socket_handle = v.socket_handle;
  if (v_socket_handle !== undefined) {
  vn++;
  if (!(Number.isInteger(v_socket_handle) && v_socket_handle >= -9007199254740991 && v_socket_handle <= 9007199254740991)) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms22.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_tcp_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_src_flags_hex = v.src_flags_hex;
  if (v_src_flags_hex !== undefined) {
  vn++;
  if (!(typeof v_src_flags_hex === 'string' && pattern14.test(v_src_flags_hex))) return false;
  }
  const v_dst_flags_hex = v.dst_flags_hex;
  if (v_dst_flags_hex !== undefined) {
  vn++;
  if (!(typeof v_dst_flags_hex === 'string' && pattern14.test(v_dst_flags_hex))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms25.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.src_flags_hex !== undefined || v.dst_flags_hex !== undefined))) return false;
  return true;
}
function check_windows_process_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_aslr_enabled = v.aslr_enabled;
  if (v_aslr_enabled !== undefined) {
  vn++;
  if (!(typeof v_aslr_enabled === 'boolean')) return false;
  }
  const v_dep_enabled = v.dep_enabled;
  if (v_dep_enabled !== undefined) {
  vn++;
  if (!(typeof v_dep_enabled === 'boolean')) return false;
  }
  const v_priority = v.priority;
  if (v_priority !== undefined) {
  vn++;
  if (!(typeof v_priority === 'string')) return false;
  }
  const v_owner_sid = v.owner_sid;
  if (v_owner_sid !== undefined) {
  vn++;
  if (!(typeof v_owner_sid === 'string')) return false;
  }
  const v_window_title = v.window_title;
  if (v_window_title !== undefined) {
  vn++;
  if (!(typeof v_window_title === 'string')) return false;
  }
  const v_windows_title = v.windows_title;
  if (v_windows_title !== undefined) {
  vn++;
  if (!(typeof v_windows_title === 'string')) return false;
  }
  const v_startup_info = v.startup_info;
  if (v_startup_info !== undefined) {
  vn++;
  if (!(typeof v_startup_info === 'object' && v_startup_info !== null && !Array.isArray(v_startup_info))) return false;
  if (!(Object.keys(v_startup_info).length > 0)) return false;
  for (const v_startup_infok in v_startup_info) {
  if (!(pattern0.test(v_startup_infok))) return false;
  const v_startup_infom = v_startup_info[v_startup_infok];
  if (!(typeof v_startup_infom === 'string')) return false;
  }
  }
  const v_integrity_level = v.integrity_level;
  if (v_integrity_level !== undefined) {
  vn++;
  if (!(terms27.has(v_integrity_level))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms26.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.aslr_enabled !== undefined || v.dep_enabled !== undefined || v.priority !== undefined || v.owner_sid !== undefined || v.window_title !== undefined || v.windows_title !== undefined || v.startup_info !== undefined || v.integrity_level !== undefined))) return false;
  return true;
}
function check_windows_service_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_service_name = v.service_name;
  if (v_service_name !== undefined) {
  vn++;
  if (!(typeof v_service_name === 'string')) return false;
  }
  const v_descriptions = v.descriptions;
  if (v_descriptions !== undefined) {
  vn++;
  if (!(Array.isArray(v_descriptions))) return false;
  if (!(v_descriptions.length >= 1)) return false;
  for (const v_descriptionsi of v_descriptions) {
  if (!(typeof v_descriptionsi === 'string')) return false;
  }
  }
  const v_display_name = v.display_name;
  if (v_display_name !== undefined) {
  vn++;
  if (!(typeof v_display_name === 'string')) return false;
  }
  const v_group_name = v.group_name;
  if (v_group_name !== undefined) {
  vn++;
  if (!(typeof v_group_name === 'string')) return false;
  }
  const v_start_type = v.start_type;
  if (v_start_type !== undefined) {
  vn++;
  if (!(terms29.has(v_start_type))) return false;
  }
  const v_service_dll_refs = v.service_dll_refs;
  if (v_service_dll_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_service_dll_refs))) return false;
  if (!(v_service_dll_refs.length >= 1)) return false;
  for (const v_service_dll_refsi of v_service_dll_refs) {
  if (!(typeof v_service_dll_refsi === 'string' && pattern19.test(v_service_dll_refsi))) return false;
  }
  }
  const v_service_type = v.service_type;
  if (v_service_type !== undefined) {
  vn++;
  if (!(terms30.has(v_service_type))) return false;
  }
  const v_service_status = v.service_status;
  if (v_service_status !== undefined) {
  vn++;
  if (!(terms31.has(v_service_status))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms28.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.service_name !== undefined || v.descriptions !== undefined || v.display_name !== undefined || v.group_name !== undefined || v.start_type !== undefined || v.service_dll_refs !== undefined || v.service_type !== undefined || v.service_status !== undefined))) return false;
  return true;
}
function check_unix_account_ext(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  let vn = 0;
  const v_gid = v.gid;
  if (v_gid !== undefined) {
  vn++;
  if (!(Number.isInteger(v_gid) && v_gid >= -9007199254740991 && v_gid <= 9007199254740991)) return false;
  }
  const v_groups = v.groups;
  if (v_groups !== undefined) {
  vn++;
  if (!(Array.isArray(v_groups))) return false;
  if (!(v_groups.length >= 1)) return false;
  for (const v_groupsi of v_groups) {
  if (!(typeof v_groupsi === 'string')) return false;
  }
  }
  const v_home_dir = v.home_dir;
  if (v_home_dir !== undefined) {
  vn++;
  if (!(typeof v_home_dir === 'string')) return false;
  }
  const v_shell = v.shell;
  if (v_shell !== undefined) {
  vn++;
  if (!(typeof v_shell === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms32.has(vk)) continue;
  if (!(pattern1.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.gid !== undefined || v.groups !== undefined || v.home_dir !== undefined || v.shell !== undefined))) return false;
  return true;
}
function check_attack_pattern(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "attack-pattern")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern21.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_capec_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_aliases = v.aliases;
  if (v_aliases !== undefined) {
  vn++;
  if (!(Array.isArray(v_aliases))) return false;
  if (!(v_aliases.length >= 1)) return false;
  for (const v_aliasesi of v_aliases) {
  if (!(typeof v_aliasesi === 'string')) return false;
  }
  }
  const v_kill_chain_phases = v.kill_chain_phases;
  if (v_kill_chain_phases !== undefined) {
  vn++;
  if (!(Array.isArray(v_kill_chain_phases))) return false;
  if (!(v_kill_chain_phases.length >= 1)) return false;
  for (const v_kill_chain_phasesi of v_kill_chain_phases) {
  if (!(check_kill_chain_phase(v_kill_chain_phasesi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms33.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_campaign(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "campaign")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern25.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_aliases = v.aliases;
  if (v_aliases !== undefined) {
  vn++;
  if (!(Array.isArray(v_aliases))) return false;
  if (!(v_aliases.length >= 1)) return false;
  for (const v_aliasesi of v_aliases) {
  if (!(typeof v_aliasesi === 'string')) return false;
  }
  }
  const v_first_seen = v.first_seen;
  if (v_first_seen !== undefined) {
  vn++;
  if (!(typeof v_first_seen === 'string' && pattern15.test(v_first_seen))) return false;
  }
  const v_last_seen = v.last_seen;
  if (v_last_seen !== undefined) {
  vn++;
  if (!(typeof v_last_seen === 'string' && pattern15.test(v_last_seen))) return false;
  }
  const v_objective = v.objective;
  if (v_objective !== undefined) {
  vn++;
  if (!(typeof v_objective === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms35.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_course_of_action(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "course-of-action")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern26.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms36.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_grouping(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "grouping")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern27.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  const v_context = v.context;
  if (!(typeof v_context === 'string')) return false;
  const v_object_refs = v.object_refs;
  if (!(Array.isArray(v_object_refs))) return false;
  if (!(v_object_refs.length >= 1)) return false;
  for (const v_object_refsi of v_object_refs) {
  if (!(typeof v_object_refsi === 'string' && pattern28.test(v_object_refsi))) return false;
  }
  let vn = 8;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms37.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_identity(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "identity")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern29.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_roles = v.roles;
  if (v_roles !== undefined) {
  vn++;
  if (!(Array.isArray(v_roles))) return false;
  if (!(v_roles.length >= 1)) return false;
  for (const v_rolesi of v_roles) {
  if (!(typeof v_rolesi === 'string')) return false;
  }
  }
  const v_identity_class = v.identity_class;
  if (v_identity_class !== undefined) {
  vn++;
  if (!(typeof v_identity_class === 'string')) return false;
  }
  const v_sectors = v.sectors;
  if (v_sectors !== undefined) {
  vn++;
  if (!(Array.isArray(v_sectors))) return false;
  if (!(v_sectors.length >= 1)) return false;
  for (const v_sectorsi of v_sectors) {
  if (!(typeof v_sectorsi === 'string')) return false;
  }
  }
  const v_contact_information = v.contact_information;
  if (v_contact_information !== undefined) {
  vn++;
  if (!(typeof v_contact_information === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms38.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_incident(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "incident")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern30.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms36.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_indicator(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "indicator")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern31.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_pattern = v.pattern;
  if (!(typeof v_pattern === 'string')) return false;
  const v_pattern_type = v.pattern_type;
  if (!(typeof v_pattern_type === 'string')) return false;
  const v_valid_from = v.valid_from;
  if (!(typeof v_valid_from === 'string' && pattern15.test(v_valid_from))) return false;
  let vn = 8;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_name = v.name;
  if (v_name !== undefined) {
  vn++;
  if (!(typeof v_name === 'string')) return false;
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_indicator_types = v.indicator_types;
  if (v_indicator_types !== undefined) {
  vn++;
  if (!(Array.isArray(v_indicator_types))) return false;
  if (!(v_indicator_types.length >= 1)) return false;
  for (const v_indicator_typesi of v_indicator_types) {
  if (!(typeof v_indicator_typesi === 'string')) return false;
  }
  }
  const v_pattern_version = v.pattern_version;
  if (v_pattern_version !== undefined) {
  vn++;
  if (!(typeof v_pattern_version === 'string')) return false;
  }
  const v_valid_until = v.valid_until;
  if (v_valid_until !== undefined) {
  vn++;
  if (!(typeof v_valid_until === 'string' && pattern15.test(v_valid_until))) return false;
  }
  const v_kill_chain_phases = v.kill_chain_phases;
  if (v_kill_chain_phases !== undefined) {
  vn++;
  if (!(Array.isArray(v_kill_chain_phases))) return false;
  if (!(v_kill_chain_phases.length >= 1)) return false;
  for (const v_kill_chain_phasesi of v_kill_chain_phases) {
  if (!(check_kill_chain_phase(v_kill_chain_phasesi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms39.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_infrastructure(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "infrastructure")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern32.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_infrastructure_types = v.infrastructure_types;
  if (v_infrastructure_types !== undefined) {
  vn++;
  if (!(Array.isArray(v_infrastructure_types))) return false;
  if (!(v_infrastructure_types.length >= 1)) return false;
  for (const v_infrastructure_typesi of v_infrastructure_types) {
  if (!(typeof v_infrastructure_typesi === 'string')) return false;
  }
  }
  const v_aliases = v.aliases;
  if (v_aliases !== undefined) {
  vn++;
  if (!(Array.isArray(v_aliases))) return false;
  if (!(v_aliases.length >= 1)) return false;
  for (const v_aliasesi of v_aliases) {
  if (!(typeof v_aliasesi === 'string')) return false;
  }
  }
  const v_kill_chain_phases = v.kill_chain_phases;
  if (v_kill_chain_phases !== undefined) {
  vn++;
  if (!(Array.isArray(v_kill_chain_phases))) return false;
  if (!(v_kill_chain_phases.length >= 1)) return false;
  for (const v_kill_chain_phasesi of v_kill_chain_phases) {
  if (!(check_kill_chain_phase(v_kill_chain_phasesi))) return false;
  }
  }
  const v_first_seen = v.first_seen;
  if (v_first_seen !== undefined) {
  vn++;
  if (!(typeof v_first_seen === 'string' && pattern15.test(v_first_seen))) return false;
  }
  const v_last_seen = v.last_seen;
  if (v_last_seen !== undefined) {
  vn++;
  if (!(typeof v_last_seen === 'string' && pattern15.test(v_last_seen))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms40.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_intrusion_set(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "intrusion-set")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern33.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_aliases = v.aliases;
  if (v_aliases !== undefined) {
  vn++;
  if (!(Array.isArray(v_aliases))) return false;
  if (!(v_aliases.length >= 1)) return false;
  for (const v_aliasesi of v_aliases) {
  if (!(typeof v_aliasesi === 'string')) return false;
  }
  }
  const v_first_seen = v.first_seen;
  if (v_first_seen !== undefined) {
  vn++;
  if (!(typeof v_first_seen === 'string' && pattern15.test(v_first_seen))) return false;
  }
  const v_last_seen = v.last_seen;
  if (v_last_seen !== undefined) {
  vn++;
  if (!(typeof v_last_seen === 'string' && pattern15.test(v_last_seen))) return false;
  }
  const v_goals = v.goals;
  if (v_goals !== undefined) {
  vn++;
  if (!(Array.isArray(v_goals))) return false;
  if (!(v_goals.length >= 1)) return false;
  for (const v_goalsi of v_goals) {
  if (!(typeof v_goalsi === 'string')) return false;
  }
  }
  const v_resource_level = v.resource_level;
  if (v_resource_level !== undefined) {
  vn++;
  if (!(typeof v_resource_level === 'string')) return false;
  }
  const v_primary_motivation = v.primary_motivation;
  if (v_primary_motivation !== undefined) {
  vn++;
  if (!(typeof v_primary_motivation === 'string')) return false;
  }
  const v_secondary_motivations = v.secondary_motivations;
  if (v_secondary_motivations !== undefined) {
  vn++;
  if (!(Array.isArray(v_secondary_motivations))) return false;
  if (!(v_secondary_motivations.length >= 1)) return false;
  for (const v_secondary_motivationsi of v_secondary_motivations) {
  if (!(typeof v_secondary_motivationsi === 'string')) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms41.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_location(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "location")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern34.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  let vn = 5;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_name = v.name;
  if (v_name !== undefined) {
  vn++;
  if (!(typeof v_name === 'string')) return false;
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_latitude = v.latitude;
  if (v_latitude !== undefined) {
  vn++;
  if (!(Number.isFinite(v_latitude) && v_latitude >= -90 && v_latitude <= 90)) return false;
  }
  const v_longitude = v.longitude;
  if (v_longitude !== undefined) {
  vn++;
  if (!(Number.isFinite(v_longitude) && v_longitude >= -180 && v_longitude <= 180)) return false;
  }
  const v_precision = v.precision;
  if (v_precision !== undefined) {
  vn++;
  if (!(Number.isFinite(v_precision))) return false;
  }
  const v_region = v.region;
  if (v_region !== undefined) {
  vn++;
  if (!(typeof v_region === 'string')) return false;
  }
  const v_country = v.country;
  if (v_country !== undefined) {
  vn++;
  if (!(typeof v_country === 'string')) return false;
  }
  const v_administrative_area = v.administrative_area;
  if (v_administrative_area !== undefined) {
  vn++;
  if (!(typeof v_administrative_area === 'string')) return false;
  }
  const v_city = v.city;
  if (v_city !== undefined) {
  vn++;
  if (!(typeof v_city === 'string')) return false;
  }
  const v_street_address = v.street_address;
  if (v_street_address !== undefined) {
  vn++;
  if (!(typeof v_street_address === 'string')) return false;
  }
  const v_postal_code = v.postal_code;
  if (v_postal_code !== undefined) {
  vn++;
  if (!(typeof v_postal_code === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms42.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
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
  const v_type = v.type;
  if (!(v_type === "malware")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern35.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_is_family = v.is_family;
  if (!(typeof v_is_family === 'boolean')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_name = v.name;
  if (v_name !== undefined) {
  vn++;
  if (!(typeof v_name === 'string')) return false;
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_malware_types = v.malware_types;
  if (v_malware_types !== undefined) {
  vn++;
  if (!(Array.isArray(v_malware_types))) return false;
  if (!(v_malware_types.length >= 1)) return false;
  for (const v_malware_typesi of v_malware_types) {
  if (!(typeof v_malware_typesi === 'string')) return false;
  }
  }
  const v_aliases = v.aliases;
  if (v_aliases !== undefined) {
  vn++;
  if (!(Array.isArray(v_aliases))) return false;
  if (!(v_aliases.length >= 1)) return false;
  for (const v_aliasesi of v_aliases) {
  if (!(typeof v_aliasesi === 'string')) return false;
  }
  }
  const v_kill_chain_phases = v.kill_chain_phases;
  if (v_kill_chain_phases !== undefined) {
  vn++;
  if (!(Array.isArray(v_kill_chain_phases))) return false;
  if (!(v_kill_chain_phases.length >= 1)) return false;
  for (const v_kill_chain_phasesi of v_kill_chain_phases) {
  if (!(check_kill_chain_phase(v_kill_chain_phasesi))) return false;
  }
  }
  const v_first_seen = v.first_seen;
  if (v_first_seen !== undefined) {
  vn++;
  if (!(typeof v_first_seen === 'string' && pattern15.test(v_first_seen))) return false;
  }
  const v_last_seen = v.last_seen;
  if (v_last_seen !== undefined) {
  vn++;
  if (!(typeof v_last_seen === 'string' && pattern15.test(v_last_seen))) return false;
  }
  const v_operating_system_refs = v.operating_system_refs;
  if (v_operating_system_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_operating_system_refs))) return false;
  if (!(v_operating_system_refs.length >= 1)) return false;
  for (const v_operating_system_refsi of v_operating_system_refs) {
  if (!(typeof v_operating_system_refsi === 'string' && pattern36.test(v_operating_system_refsi))) return false;
  }
  }
  const v_architecture_execution_envs = v.architecture_execution_envs;
  if (v_architecture_execution_envs !== undefined) {
  vn++;
  if (!(Array.isArray(v_architecture_execution_envs))) return false;
  if (!(v_architecture_execution_envs.length >= 1)) return false;
  for (const v_architecture_execution_envsi of v_architecture_execution_envs) {
  if (!(typeof v_architecture_execution_envsi === 'string')) return false;
  }
  }
  const v_implementation_languages = v.implementation_languages;
  if (v_implementation_languages !== undefined) {
  vn++;
  if (!(Array.isArray(v_implementation_languages))) return false;
  if (!(v_implementation_languages.length >= 1)) return false;
  for (const v_implementation_languagesi of v_implementation_languages) {
  if (!(typeof v_implementation_languagesi === 'string')) return false;
  }
  }
  const v_capabilities = v.capabilities;
  if (v_capabilities !== undefined) {
  vn++;
  if (!(Array.isArray(v_capabilities))) return false;
  if (!(v_capabilities.length >= 1)) return false;
  for (const v_capabilitiesi of v_capabilities) {
  if (!(typeof v_capabilitiesi === 'string')) return false;
  }
  }
  const v_sample_refs = v.sample_refs;
  if (v_sample_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_sample_refs))) return false;
  if (!(v_sample_refs.length >= 1)) return false;
  for (const v_sample_refsi of v_sample_refs) {
  if (!(typeof v_sample_refsi === 'string' && pattern37.test(v_sample_refsi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms43.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (v.is_family !== undefined && (v.is_family === undefined || (v.is_family === true))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!(v.name !== undefined)) return false;
  }
  }
  return true;
}
function check_malware_analysis(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "malware-analysis")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern38.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_product = v.product;
  if (!(typeof v_product === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_version = v.version;
  if (v_version !== undefined) {
  vn++;
  if (!(typeof v_version === 'string')) return false;
  }
  const v_host_vm_ref = v.host_vm_ref;
  if (v_host_vm_ref !== undefined) {
  vn++;
  if (!(typeof v_host_vm_ref === 'string' && pattern36.test(v_host_vm_ref))) return false;
  }
  const v_operating_system_ref = v.operating_system_ref;
  if (v_operating_system_ref !== undefined) {
  vn++;
  if (!(typeof v_operating_system_ref === 'string' && pattern36.test(v_operating_system_ref))) return false;
  }
  const v_installed_software_refs = v.installed_software_refs;
  if (v_installed_software_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_installed_software_refs))) return false;
  if (!(v_installed_software_refs.length >= 1)) return false;
  for (const v_installed_software_refsi of v_installed_software_refs) {
  if (!(typeof v_installed_software_refsi === 'string' && pattern36.test(v_installed_software_refsi))) return false;
  }
  }
  const v_configuration_version = v.configuration_version;
  if (v_configuration_version !== undefined) {
  vn++;
  if (!(typeof v_configuration_version === 'string')) return false;
  }
  const v_modules = v.modules;
  if (v_modules !== undefined) {
  vn++;
  if (!(Array.isArray(v_modules))) return false;
  if (!(v_modules.length >= 1)) return false;
  for (const v_modulesi of v_modules) {
  if (!(typeof v_modulesi === 'string')) return false;
  }
  }
  const v_analysis_engine_version = v.analysis_engine_version;
  if (v_analysis_engine_version !== undefined) {
  vn++;
  if (!(typeof v_analysis_engine_version === 'string')) return false;
  }
  const v_analysis_definition_version = v.analysis_definition_version;
  if (v_analysis_definition_version !== undefined) {
  vn++;
  if (!(typeof v_analysis_definition_version === 'string')) return false;
  }
  const v_submitted = v.submitted;
  if (v_submitted !== undefined) {
  vn++;
  if (!(typeof v_submitted === 'string' && pattern15.test(v_submitted))) return false;
  }
  const v_analysis_started = v.analysis_started;
  if (v_analysis_started !== undefined) {
  vn++;
  if (!(typeof v_analysis_started === 'string' && pattern15.test(v_analysis_started))) return false;
  }
  const v_analysis_ended = v.analysis_ended;
  if (v_analysis_ended !== undefined) {
  vn++;
  if (!(typeof v_analysis_ended === 'string' && pattern15.test(v_analysis_ended))) return false;
  }
  const v_result_name = v.result_name;
  if (v_result_name !== undefined) {
  vn++;
  if (!(typeof v_result_name === 'string')) return false;
  }
  const v_result = v.result;
  if (v_result !== undefined) {
  vn++;
  if (!(typeof v_result === 'string')) return false;
  }
  const v_analysis_sco_refs = v.analysis_sco_refs;
  if (v_analysis_sco_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_analysis_sco_refs))) return false;
  if (!(v_analysis_sco_refs.length >= 1)) return false;
  for (const v_analysis_sco_refsi of v_analysis_sco_refs) {
  if (!(typeof v_analysis_sco_refsi === 'string' && pattern28.test(v_analysis_sco_refsi))) return false;
  }
  }
  const v_sample_ref = v.sample_ref;
  if (v_sample_ref !== undefined) {
  vn++;
  if (!(typeof v_sample_ref === 'string' && pattern39.test(v_sample_ref))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms44.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.result !== undefined || v.analysis_sco_refs !== undefined))) return false;
  return true;
}
function check_note(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "note")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern40.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_content = v.content;
  if (!(typeof v_content === 'string')) return false;
  const v_object_refs = v.object_refs;
  if (!(Array.isArray(v_object_refs))) return false;
  if (!(v_object_refs.length >= 1)) return false;
  for (const v_object_refsi of v_object_refs) {
  if (!(typeof v_object_refsi === 'string' && pattern28.test(v_object_refsi))) return false;
  }
  let vn = 7;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_abstract = v.abstract;
  if (v_abstract !== undefined) {
  vn++;
  if (!(typeof v_abstract === 'string')) return false;
  }
  const v_authors = v.authors;
  if (v_authors !== undefined) {
  vn++;
  if (!(Array.isArray(v_authors))) return false;
  if (!(v_authors.length >= 1)) return false;
  for (const v_authorsi of v_authors) {
  if (!(typeof v_authorsi === 'string')) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms45.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_observed_data(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "observed-data")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern41.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_first_observed = v.first_observed;
  if (!(typeof v_first_observed === 'string' && pattern15.test(v_first_observed))) return false;
  const v_last_observed = v.last_observed;
  if (!(typeof v_last_observed === 'string' && pattern15.test(v_last_observed))) return false;
  const v_number_observed = v.number_observed;
  if (!(Number.isInteger(v_number_observed) && v_number_observed >= 1 && v_number_observed <= 999999999)) return false;
  let vn = 8;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_objects = v.objects;
  if (v_objects !== undefined) {
  vn++;
  if (!(typeof v_objects === 'object' && v_objects !== null && !Array.isArray(v_objects))) return false;
  if (!(Object.keys(v_objects).length > 0)) return false;
  for (const v_objectsk in v_objects) {
  const v_objectsm = v_objects[v_objectsk];
  if (!(typeof v_objectsm === 'object' && v_objectsm !== null && !Array.isArray(v_objectsm))) return false;
  }
  }
  const v_object_refs = v.object_refs;
  if (v_object_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_refs))) return false;
  if (!(v_object_refs.length >= 1)) return false;
  for (const v_object_refsi of v_object_refs) {
  if (!(typeof v_object_refsi === 'string' && pattern42.test(v_object_refsi))) return false;
  }
  if (!(v_object_refs.some((v_object_refse) => pattern43.test(v_object_refse)))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms46.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.objects !== undefined ? 1 : 0) + (v.object_refs !== undefined ? 1 : 0) === 1)) return false;
  return true;
}
function check_opinion(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "opinion")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern44.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_opinion = v.opinion;
  if (!(v_opinion !== undefined)) return false;
  if (!(terms48.has(v_opinion))) return false;
  const v_object_refs = v.object_refs;
  if (!(Array.isArray(v_object_refs))) return false;
  if (!(v_object_refs.length >= 1)) return false;
  for (const v_object_refsi of v_object_refs) {
  if (!(typeof v_object_refsi === 'string' && pattern28.test(v_object_refsi))) return false;
  }
  let vn = 7;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_explanation = v.explanation;
  if (v_explanation !== undefined) {
  vn++;
  if (!(typeof v_explanation === 'string')) return false;
  }
  const v_authors = v.authors;
  if (v_authors !== undefined) {
  vn++;
  if (!(Array.isArray(v_authors))) return false;
  if (!(v_authors.length >= 1)) return false;
  for (const v_authorsi of v_authors) {
  if (!(typeof v_authorsi === 'string')) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms47.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_report(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "report")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern45.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  const v_published = v.published;
  if (!(typeof v_published === 'string' && pattern15.test(v_published))) return false;
  const v_object_refs = v.object_refs;
  if (!(Array.isArray(v_object_refs))) return false;
  if (!(v_object_refs.length >= 1)) return false;
  for (const v_object_refsi of v_object_refs) {
  if (!(typeof v_object_refsi === 'string' && pattern28.test(v_object_refsi))) return false;
  }
  let vn = 8;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_report_types = v.report_types;
  if (v_report_types !== undefined) {
  vn++;
  if (!(Array.isArray(v_report_types))) return false;
  if (!(v_report_types.length >= 1)) return false;
  for (const v_report_typesi of v_report_types) {
  if (!(typeof v_report_typesi === 'string')) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms49.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_threat_actor(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "threat-actor")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern46.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_threat_actor_types = v.threat_actor_types;
  if (v_threat_actor_types !== undefined) {
  vn++;
  if (!(Array.isArray(v_threat_actor_types))) return false;
  if (!(v_threat_actor_types.length >= 1)) return false;
  for (const v_threat_actor_typesi of v_threat_actor_types) {
  if (!(typeof v_threat_actor_typesi === 'string')) return false;
  }
  }
  const v_aliases = v.aliases;
  if (v_aliases !== undefined) {
  vn++;
  if (!(Array.isArray(v_aliases))) return false;
  if (!(v_aliases.length >= 1)) return false;
  for (const v_aliasesi of v_aliases) {
  if (!(typeof v_aliasesi === 'string')) return false;
  }
  }
  const v_first_seen = v.first_seen;
  if (v_first_seen !== undefined) {
  vn++;
  if (!(typeof v_first_seen === 'string' && pattern15.test(v_first_seen))) return false;
  }
  const v_last_seen = v.last_seen;
  if (v_last_seen !== undefined) {
  vn++;
  if (!(typeof v_last_seen === 'string' && pattern15.test(v_last_seen))) return false;
  }
  const v_roles = v.roles;
  if (v_roles !== undefined) {
  vn++;
  if (!(Array.isArray(v_roles))) return false;
  if (!(v_roles.length >= 1)) return false;
  for (const v_rolesi of v_roles) {
  if (!(typeof v_rolesi === 'string')) return false;
  }
  }
  const v_goals = v.goals;
  if (v_goals !== undefined) {
  vn++;
  if (!(Array.isArray(v_goals))) return false;
  if (!(v_goals.length >= 1)) return false;
  for (const v_goalsi of v_goals) {
  if (!(typeof v_goalsi === 'string')) return false;
  }
  }
  const v_sophistication = v.sophistication;
  if (v_sophistication !== undefined) {
  vn++;
  if (!(typeof v_sophistication === 'string')) return false;
  }
  const v_resource_level = v.resource_level;
  if (v_resource_level !== undefined) {
  vn++;
  if (!(typeof v_resource_level === 'string')) return false;
  }
  const v_primary_motivation = v.primary_motivation;
  if (v_primary_motivation !== undefined) {
  vn++;
  if (!(typeof v_primary_motivation === 'string')) return false;
  }
  const v_secondary_motivations = v.secondary_motivations;
  if (v_secondary_motivations !== undefined) {
  vn++;
  if (!(Array.isArray(v_secondary_motivations))) return false;
  if (!(v_secondary_motivations.length >= 1)) return false;
  for (const v_secondary_motivationsi of v_secondary_motivations) {
  if (!(typeof v_secondary_motivationsi === 'string')) return false;
  }
  }
  const v_personal_motivations = v.personal_motivations;
  if (v_personal_motivations !== undefined) {
  vn++;
  if (!(Array.isArray(v_personal_motivations))) return false;
  if (!(v_personal_motivations.length >= 1)) return false;
  for (const v_personal_motivationsi of v_personal_motivations) {
  if (!(typeof v_personal_motivationsi === 'string')) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms50.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_tool(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "tool")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern47.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_tool_types = v.tool_types;
  if (v_tool_types !== undefined) {
  vn++;
  if (!(Array.isArray(v_tool_types))) return false;
  if (!(v_tool_types.length >= 1)) return false;
  for (const v_tool_typesi of v_tool_types) {
  if (!(typeof v_tool_typesi === 'string')) return false;
  }
  }
  const v_aliases = v.aliases;
  if (v_aliases !== undefined) {
  vn++;
  if (!(Array.isArray(v_aliases))) return false;
  if (!(v_aliases.length >= 1)) return false;
  for (const v_aliasesi of v_aliases) {
  if (!(typeof v_aliasesi === 'string')) return false;
  }
  }
  const v_kill_chain_phases = v.kill_chain_phases;
  if (v_kill_chain_phases !== undefined) {
  vn++;
  if (!(Array.isArray(v_kill_chain_phases))) return false;
  if (!(v_kill_chain_phases.length >= 1)) return false;
  for (const v_kill_chain_phasesi of v_kill_chain_phases) {
  if (!(check_kill_chain_phase(v_kill_chain_phasesi))) return false;
  }
  }
  const v_tool_version = v.tool_version;
  if (v_tool_version !== undefined) {
  vn++;
  if (!(typeof v_tool_version === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms51.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_vulnerability(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "vulnerability")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern48.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_cve_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms36.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_relationship(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "relationship")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern49.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_relationship_type = v.relationship_type;
  if (!(typeof v_relationship_type === 'string' && pattern50.test(v_relationship_type))) return false;
  const v_source_ref = v.source_ref;
  if (!(typeof v_source_ref === 'string' && pattern51.test(v_source_ref))) return false;
  const v_target_ref = v.target_ref;
  if (!(typeof v_target_ref === 'string' && pattern51.test(v_target_ref))) return false;
  let vn = 8;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_start_time = v.start_time;
  if (v_start_time !== undefined) {
  vn++;
  if (!(typeof v_start_time === 'string' && pattern15.test(v_start_time))) return false;
  }
  const v_stop_time = v.stop_time;
  if (v_stop_time !== undefined) {
  vn++;
  if (!(typeof v_stop_time === 'string' && pattern15.test(v_stop_time))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms52.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_sighting(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "sighting")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern52.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_sighting_of_ref = v.sighting_of_ref;
  if (!(typeof v_sighting_of_ref === 'string' && pattern53.test(v_sighting_of_ref))) return false;
  let vn = 6;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_first_seen = v.first_seen;
  if (v_first_seen !== undefined) {
  vn++;
  if (!(typeof v_first_seen === 'string' && pattern15.test(v_first_seen))) return false;
  }
  const v_last_seen = v.last_seen;
  if (v_last_seen !== undefined) {
  vn++;
  if (!(typeof v_last_seen === 'string' && pattern15.test(v_last_seen))) return false;
  }
  const v_count = v.count;
  if (v_count !== undefined) {
  vn++;
  if (!(Number.isInteger(v_count) && v_count >= 0 && v_count <= 999999999)) return false;
  }
  const v_observed_data_refs = v.observed_data_refs;
  if (v_observed_data_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_observed_data_refs))) return false;
  if (!(v_observed_data_refs.length >= 1)) return false;
  for (const v_observed_data_refsi of v_observed_data_refs) {
  if (!(typeof v_observed_data_refsi === 'string' && pattern54.test(v_observed_data_refsi))) return false;
  }
  }
  const v_where_sighted_refs = v.where_sighted_refs;
  if (v_where_sighted_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_where_sighted_refs))) return false;
  if (!(v_where_sighted_refs.length >= 1)) return false;
  for (const v_where_sighted_refsi of v_where_sighted_refs) {
  if (!(typeof v_where_sighted_refsi === 'string' && pattern55.test(v_where_sighted_refsi))) return false;
  }
  }
  const v_summary = v.summary;
  if (v_summary !== undefined) {
  vn++;
  if (!(typeof v_summary === 'boolean')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms53.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_artifact(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "artifact")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern56.test(v_id))) return false;
  let vn = 2;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_mime_type = v.mime_type;
  if (v_mime_type !== undefined) {
  vn++;
  if (!(typeof v_mime_type === 'string')) return false;
  }
  const v_payload_bin = v.payload_bin;
  if (v_payload_bin !== undefined) {
  vn++;
  if (!(typeof v_payload_bin === 'string')) return false;
  }
  const v_url = v.url;
  if (v_url !== undefined) {
  vn++;
  if (!(typeof v_url === 'string')) return false;
  }
  const v_hashes = v.hashes;
  if (v_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_hashes))) return false;
  }
  const v_encryption_algorithm = v.encryption_algorithm;
  if (v_encryption_algorithm !== undefined) {
  vn++;
  if (!(terms56.has(v_encryption_algorithm))) return false;
  }
  const v_decryption_key = v.decryption_key;
  if (v_decryption_key !== undefined) {
  vn++;
  if (!(typeof v_decryption_key === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms54.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
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
  const v_type = v.type;
  if (!(v_type === "autonomous-system")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern58.test(v_id))) return false;
  const v_number = v.number;
  if (!(Number.isInteger(v_number) && v_number >= 0 && v_number <= 4294967295)) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_name = v.name;
  if (v_name !== undefined) {
  vn++;
  if (!(typeof v_name === 'string')) return false;
  }
  const v_rir = v.rir;
  if (v_rir !== undefined) {
  vn++;
  if (!(typeof v_rir === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms57.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_directory(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "directory")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern59.test(v_id))) return false;
  const v_path = v.path;
  if (!(typeof v_path === 'string')) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_path_enc = v.path_enc;
  if (v_path_enc !== undefined) {
  vn++;
  if (!(typeof v_path_enc === 'string')) return false;
  }
  const v_ctime = v.ctime;
  if (v_ctime !== undefined) {
  vn++;
  if (!(typeof v_ctime === 'string' && pattern15.test(v_ctime))) return false;
  }
  const v_mtime = v.mtime;
  if (v_mtime !== undefined) {
  vn++;
  if (!(typeof v_mtime === 'string' && pattern15.test(v_mtime))) return false;
  }
  const v_atime = v.atime;
  if (v_atime !== undefined) {
  vn++;
  if (!(typeof v_atime === 'string' && pattern15.test(v_atime))) return false;
  }
  const v_contains_refs = v.contains_refs;
  if (v_contains_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_contains_refs))) return false;
  if (!(v_contains_refs.length >= 1)) return false;
  for (const v_contains_refsi of v_contains_refs) {
  if (!(typeof v_contains_refsi === 'string' && pattern16.test(v_contains_refsi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms58.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_domain_name(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "domain-name")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern60.test(v_id))) return false;
  const v_value = v.value;
  if (!(typeof v_value === 'string')) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_resolves_to_refs = v.resolves_to_refs;
  if (v_resolves_to_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_resolves_to_refs))) return false;
  if (!(v_resolves_to_refs.length >= 1)) return false;
  for (const v_resolves_to_refsi of v_resolves_to_refs) {
  if (!(typeof v_resolves_to_refsi === 'string' && pattern61.test(v_resolves_to_refsi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms59.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_email_addr(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "email-addr")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern62.test(v_id))) return false;
  const v_value = v.value;
  if (!(typeof v_value === 'string')) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_display_name = v.display_name;
  if (v_display_name !== undefined) {
  vn++;
  if (!(typeof v_display_name === 'string')) return false;
  }
  const v_belongs_to_ref = v.belongs_to_ref;
  if (v_belongs_to_ref !== undefined) {
  vn++;
  if (!(typeof v_belongs_to_ref === 'string' && pattern63.test(v_belongs_to_ref))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms60.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_email_message(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "email-message")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern64.test(v_id))) return false;
  const v_is_multipart = v.is_multipart;
  if (!(typeof v_is_multipart === 'boolean')) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_date = v.date;
  if (v_date !== undefined) {
  vn++;
  if (!(typeof v_date === 'string' && pattern15.test(v_date))) return false;
  }
  const v_content_type = v.content_type;
  if (v_content_type !== undefined) {
  vn++;
  if (!(typeof v_content_type === 'string')) return false;
  }
  const v_from_ref = v.from_ref;
  if (v_from_ref !== undefined) {
  vn++;
  if (!(typeof v_from_ref === 'string' && pattern65.test(v_from_ref))) return false;
  }
  const v_sender_ref = v.sender_ref;
  if (v_sender_ref !== undefined) {
  vn++;
  if (!(typeof v_sender_ref === 'string' && pattern65.test(v_sender_ref))) return false;
  }
  const v_to_refs = v.to_refs;
  if (v_to_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_to_refs))) return false;
  if (!(v_to_refs.length >= 1)) return false;
  for (const v_to_refsi of v_to_refs) {
  if (!(typeof v_to_refsi === 'string' && pattern65.test(v_to_refsi))) return false;
  }
  }
  const v_cc_refs = v.cc_refs;
  if (v_cc_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_cc_refs))) return false;
  if (!(v_cc_refs.length >= 1)) return false;
  for (const v_cc_refsi of v_cc_refs) {
  if (!(typeof v_cc_refsi === 'string' && pattern65.test(v_cc_refsi))) return false;
  }
  }
  const v_bcc_refs = v.bcc_refs;
  if (v_bcc_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_bcc_refs))) return false;
  if (!(v_bcc_refs.length >= 1)) return false;
  for (const v_bcc_refsi of v_bcc_refs) {
  if (!(typeof v_bcc_refsi === 'string' && pattern65.test(v_bcc_refsi))) return false;
  }
  }
  const v_message_id = v.message_id;
  if (v_message_id !== undefined) {
  vn++;
  if (!(typeof v_message_id === 'string')) return false;
  }
  const v_subject = v.subject;
  if (v_subject !== undefined) {
  vn++;
  if (!(typeof v_subject === 'string')) return false;
  }
  const v_received_lines = v.received_lines;
  if (v_received_lines !== undefined) {
  vn++;
  if (!(Array.isArray(v_received_lines))) return false;
  if (!(v_received_lines.length >= 1)) return false;
  for (const v_received_linesi of v_received_lines) {
  if (!(typeof v_received_linesi === 'string')) return false;
  }
  }
  const v_additional_header_fields = v.additional_header_fields;
  if (v_additional_header_fields !== undefined) {
  vn++;
  if (!(typeof v_additional_header_fields === 'object' && v_additional_header_fields !== null && !Array.isArray(v_additional_header_fields))) return false;
  if (!(Object.keys(v_additional_header_fields).length > 0)) return false;
  for (const v_additional_header_fieldsk in v_additional_header_fields) {
  if (!(pattern0.test(v_additional_header_fieldsk))) return false;
  const v_additional_header_fieldsm = v_additional_header_fields[v_additional_header_fieldsk];
  if (!(Array.isArray(v_additional_header_fieldsm))) return false;
  if (!(v_additional_header_fieldsm.length >= 1)) return false;
  for (const v_additional_header_fieldsmi of v_additional_header_fieldsm) {
  if (!(typeof v_additional_header_fieldsmi === 'string')) return false;
  }
  }
  }
  const v_body = v.body;
  if (v_body !== undefined) {
  vn++;
  if (!(typeof v_body === 'string')) return false;
  }
  const v_body_multipart = v.body_multipart;
  if (v_body_multipart !== undefined) {
  vn++;
  if (!(Array.isArray(v_body_multipart))) return false;
  if (!(v_body_multipart.length >= 1)) return false;
  for (const v_body_multiparti of v_body_multipart) {
  if (!(check_email_mime_part(v_body_multiparti))) return false;
  }
  }
  const v_raw_email_ref = v.raw_email_ref;
  if (v_raw_email_ref !== undefined) {
  vn++;
  if (!(typeof v_raw_email_ref === 'string' && pattern18.test(v_raw_email_ref))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms61.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (v.is_multipart !== undefined && (v.is_multipart === undefined || (v.is_multipart === true))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!(v.body === undefined)) return false;
  }
  }
  if (v.is_multipart !== undefined && (v.is_multipart === undefined || (v.is_multipart === false))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!(v.body_multipart === undefined)) return false;
  }
  }
  return true;
}
function check_file(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "file")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern66.test(v_id))) return false;
  let vn = 2;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  let v_extensionsn = 0;
  const v_extensions_archive_ext = v_extensions['archive-ext'];
  if (v_extensions_archive_ext !== undefined) {
  v_extensionsn++;
  if (!(check_archive_ext(v_extensions_archive_ext))) return false;
  }
  const v_extensions_ntfs_ext = v_extensions['ntfs-ext'];
  if (v_extensions_ntfs_ext !== undefined) {
  v_extensionsn++;
  if (!(check_ntfs_ext(v_extensions_ntfs_ext))) return false;
  }
  const v_extensions_pdf_ext = v_extensions['pdf-ext'];
  if (v_extensions_pdf_ext !== undefined) {
  v_extensionsn++;
  if (!(check_pdf_ext(v_extensions_pdf_ext))) return false;
  }
  const v_extensions_raster_image_ext = v_extensions['raster-image-ext'];
  if (v_extensions_raster_image_ext !== undefined) {
  v_extensionsn++;
  if (!(check_raster_image_ext(v_extensions_raster_image_ext))) return false;
  }
  const v_extensions_windows_pebinary_ext = v_extensions['windows-pebinary-ext'];
  if (v_extensions_windows_pebinary_ext !== undefined) {
  v_extensionsn++;
  if (!(check_windows_pebinary_ext(v_extensions_windows_pebinary_ext))) return false;
  }
  if (Object.keys(v_extensions).length !== v_extensionsn) {
  for (const v_extensionsk in v_extensions) {
  if (terms63.has(v_extensionsk)) continue;
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern67.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_hashes = v.hashes;
  if (v_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_hashes))) return false;
  }
  const v_size = v.size;
  if (v_size !== undefined) {
  vn++;
  if (!(Number.isInteger(v_size) && v_size >= 0 && v_size <= 9007199254740991)) return false;
  }
  const v_name = v.name;
  if (v_name !== undefined) {
  vn++;
  if (!(typeof v_name === 'string')) return false;
  }
  const v_name_enc = v.name_enc;
  if (v_name_enc !== undefined) {
  vn++;
  if (!(typeof v_name_enc === 'string')) return false;
  }
  const v_magic_number_hex = v.magic_number_hex;
  if (v_magic_number_hex !== undefined) {
  vn++;
  if (!(typeof v_magic_number_hex === 'string' && pattern14.test(v_magic_number_hex))) return false;
  }
  const v_mime_type = v.mime_type;
  if (v_mime_type !== undefined) {
  vn++;
  if (!(typeof v_mime_type === 'string')) return false;
  }
  const v_ctime = v.ctime;
  if (v_ctime !== undefined) {
  vn++;
  if (!(typeof v_ctime === 'string' && pattern15.test(v_ctime))) return false;
  }
  const v_mtime = v.mtime;
  if (v_mtime !== undefined) {
  vn++;
  if (!(typeof v_mtime === 'string' && pattern15.test(v_mtime))) return false;
  }
  const v_atime = v.atime;
  if (v_atime !== undefined) {
  vn++;
  if (!(typeof v_atime === 'string' && pattern15.test(v_atime))) return false;
  }
  const v_parent_directory_ref = v.parent_directory_ref;
  if (v_parent_directory_ref !== undefined) {
  vn++;
  if (!(typeof v_parent_directory_ref === 'string' && pattern68.test(v_parent_directory_ref))) return false;
  }
  const v_contains_refs = v.contains_refs;
  if (v_contains_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_contains_refs))) return false;
  if (!(v_contains_refs.length >= 1)) return false;
  for (const v_contains_refsi of v_contains_refs) {
  if (!(typeof v_contains_refsi === 'string' && pattern43.test(v_contains_refsi))) return false;
  }
  }
  const v_content_ref = v.content_ref;
  if (v_content_ref !== undefined) {
  vn++;
  if (!(typeof v_content_ref === 'string' && pattern18.test(v_content_ref))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms62.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.hashes !== undefined || v.name !== undefined))) return false;
  return true;
}
function check_ipv4_addr(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "ipv4-addr")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern69.test(v_id))) return false;
  const v_value = v.value;
  if (!(typeof v_value === 'string')) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_resolves_to_refs = v.resolves_to_refs;
  if (v_resolves_to_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_resolves_to_refs))) return false;
  if (!(v_resolves_to_refs.length >= 1)) return false;
  for (const v_resolves_to_refsi of v_resolves_to_refs) {
  if (!(typeof v_resolves_to_refsi === 'string' && pattern70.test(v_resolves_to_refsi))) return false;
  }
  }
  const v_belongs_to_refs = v.belongs_to_refs;
  if (v_belongs_to_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_belongs_to_refs))) return false;
  if (!(v_belongs_to_refs.length >= 1)) return false;
  for (const v_belongs_to_refsi of v_belongs_to_refs) {
  if (!(typeof v_belongs_to_refsi === 'string' && pattern71.test(v_belongs_to_refsi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms64.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_ipv6_addr(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "ipv6-addr")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern72.test(v_id))) return false;
  const v_value = v.value;
  if (!(typeof v_value === 'string')) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_resolves_to_refs = v.resolves_to_refs;
  if (v_resolves_to_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_resolves_to_refs))) return false;
  if (!(v_resolves_to_refs.length >= 1)) return false;
  for (const v_resolves_to_refsi of v_resolves_to_refs) {
  if (!(typeof v_resolves_to_refsi === 'string' && pattern70.test(v_resolves_to_refsi))) return false;
  }
  }
  const v_belongs_to_refs = v.belongs_to_refs;
  if (v_belongs_to_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_belongs_to_refs))) return false;
  if (!(v_belongs_to_refs.length >= 1)) return false;
  for (const v_belongs_to_refsi of v_belongs_to_refs) {
  if (!(typeof v_belongs_to_refsi === 'string' && pattern71.test(v_belongs_to_refsi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms64.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_mac_addr(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "mac-addr")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern73.test(v_id))) return false;
  const v_value = v.value;
  if (!(typeof v_value === 'string' && pattern74.test(v_value))) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms65.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_mutex(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "mutex")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern75.test(v_id))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms66.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_network_traffic(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "network-traffic")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern76.test(v_id))) return false;
  const v_protocols = v.protocols;
  if (!(Array.isArray(v_protocols))) return false;
  if (!(v_protocols.length >= 1)) return false;
  for (const v_protocolsi of v_protocols) {
  if (!(typeof v_protocolsi === 'string')) return false;
  }
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  let v_extensionsn = 0;
  const v_extensions_http_request_ext = v_extensions['http-request-ext'];
  if (v_extensions_http_request_ext !== undefined) {
  v_extensionsn++;
  if (!(check_http_request_ext(v_extensions_http_request_ext))) return false;
  }
  const v_extensions_icmp_ext = v_extensions['icmp-ext'];
  if (v_extensions_icmp_ext !== undefined) {
  v_extensionsn++;
  if (!(check_icmp_ext(v_extensions_icmp_ext))) return false;
  }
  const v_extensions_socket_ext = v_extensions['socket-ext'];
  if (v_extensions_socket_ext !== undefined) {
  v_extensionsn++;
  if (!(check_socket_ext(v_extensions_socket_ext))) return false;
  }
  const v_extensions_tcp_ext = v_extensions['tcp-ext'];
  if (v_extensions_tcp_ext !== undefined) {
  v_extensionsn++;
  if (!(check_tcp_ext(v_extensions_tcp_ext))) return false;
  }
  if (Object.keys(v_extensions).length !== v_extensionsn) {
  for (const v_extensionsk in v_extensions) {
  if (terms68.has(v_extensionsk)) continue;
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern77.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_start = v.start;
  if (v_start !== undefined) {
  vn++;
  if (!(typeof v_start === 'string' && pattern15.test(v_start))) return false;
  }
  const v_end = v.end;
  if (v_end !== undefined) {
  vn++;
  if (!(typeof v_end === 'string' && pattern15.test(v_end))) return false;
  }
  const v_is_active = v.is_active;
  if (v_is_active !== undefined) {
  vn++;
  if (!(typeof v_is_active === 'boolean')) return false;
  }
  const v_src_ref = v.src_ref;
  if (v_src_ref !== undefined) {
  vn++;
  if (!(typeof v_src_ref === 'string' && pattern78.test(v_src_ref))) return false;
  }
  const v_dst_ref = v.dst_ref;
  if (v_dst_ref !== undefined) {
  vn++;
  if (!(typeof v_dst_ref === 'string' && pattern78.test(v_dst_ref))) return false;
  }
  const v_src_port = v.src_port;
  if (v_src_port !== undefined) {
  vn++;
  if (!(Number.isInteger(v_src_port) && v_src_port >= 0 && v_src_port <= 65535)) return false;
  }
  const v_dst_port = v.dst_port;
  if (v_dst_port !== undefined) {
  vn++;
  if (!(Number.isInteger(v_dst_port) && v_dst_port >= 0 && v_dst_port <= 65535)) return false;
  }
  const v_src_byte_count = v.src_byte_count;
  if (v_src_byte_count !== undefined) {
  vn++;
  if (!(Number.isInteger(v_src_byte_count) && v_src_byte_count >= 0 && v_src_byte_count <= 9007199254740991)) return false;
  }
  const v_dst_byte_count = v.dst_byte_count;
  if (v_dst_byte_count !== undefined) {
  vn++;
  if (!(Number.isInteger(v_dst_byte_count) && v_dst_byte_count >= 0 && v_dst_byte_count <= 9007199254740991)) return false;
  }
  const v_src_packets = v.src_packets;
  if (v_src_packets !== undefined) {
  vn++;
  if (!(Number.isInteger(v_src_packets) && v_src_packets >= 0 && v_src_packets <= 9007199254740991)) return false;
  }
  const v_dst_packets = v.dst_packets;
  if (v_dst_packets !== undefined) {
  vn++;
  if (!(Number.isInteger(v_dst_packets) && v_dst_packets >= 0 && v_dst_packets <= 9007199254740991)) return false;
  }
  const v_ipfix = v.ipfix;
  if (v_ipfix !== undefined) {
  vn++;
  if (!(typeof v_ipfix === 'object' && v_ipfix !== null && !Array.isArray(v_ipfix))) return false;
  if (!(Object.keys(v_ipfix).length > 0)) return false;
  for (const v_ipfixk in v_ipfix) {
  if (!(pattern0.test(v_ipfixk))) return false;
  const v_ipfixm = v_ipfix[v_ipfixk];
  if (!((Number.isInteger(v_ipfixm) || typeof v_ipfixm === 'string'))) return false;
  }
  }
  const v_src_payload_ref = v.src_payload_ref;
  if (v_src_payload_ref !== undefined) {
  vn++;
  if (!(typeof v_src_payload_ref === 'string' && pattern18.test(v_src_payload_ref))) return false;
  }
  const v_dst_payload_ref = v.dst_payload_ref;
  if (v_dst_payload_ref !== undefined) {
  vn++;
  if (!(typeof v_dst_payload_ref === 'string' && pattern18.test(v_dst_payload_ref))) return false;
  }
  const v_encapsulates_refs = v.encapsulates_refs;
  if (v_encapsulates_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_encapsulates_refs))) return false;
  if (!(v_encapsulates_refs.length >= 1)) return false;
  for (const v_encapsulates_refsi of v_encapsulates_refs) {
  if (!(typeof v_encapsulates_refsi === 'string' && pattern79.test(v_encapsulates_refsi))) return false;
  }
  }
  const v_encapsulated_by_ref = v.encapsulated_by_ref;
  if (v_encapsulated_by_ref !== undefined) {
  vn++;
  if (!(typeof v_encapsulated_by_ref === 'string' && pattern79.test(v_encapsulated_by_ref))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms67.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.src_ref !== undefined || v.dst_ref !== undefined))) return false;
  if (v.is_active !== undefined && (v.is_active === undefined || (v.is_active === true))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  if (!(v.end === undefined)) return false;
  }
  }
  return true;
}
function check_process(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "process")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern80.test(v_id))) return false;
  let vn = 2;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  let v_extensionsn = 0;
  const v_extensions_windows_process_ext = v_extensions['windows-process-ext'];
  if (v_extensions_windows_process_ext !== undefined) {
  v_extensionsn++;
  if (!(check_windows_process_ext(v_extensions_windows_process_ext))) return false;
  }
  const v_extensions_windows_service_ext = v_extensions['windows-service-ext'];
  if (v_extensions_windows_service_ext !== undefined) {
  v_extensionsn++;
  if (!(check_windows_service_ext(v_extensions_windows_service_ext))) return false;
  }
  if (Object.keys(v_extensions).length !== v_extensionsn) {
  for (const v_extensionsk in v_extensions) {
  if (terms70.has(v_extensionsk)) continue;
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern81.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_is_hidden = v.is_hidden;
  if (v_is_hidden !== undefined) {
  vn++;
  if (!(typeof v_is_hidden === 'boolean')) return false;
  }
  const v_pid = v.pid;
  if (v_pid !== undefined) {
  vn++;
  if (!(Number.isInteger(v_pid) && v_pid >= -9007199254740991 && v_pid <= 9007199254740991)) return false;
  }
  const v_created_time = v.created_time;
  if (v_created_time !== undefined) {
  vn++;
  if (!(typeof v_created_time === 'string' && pattern15.test(v_created_time))) return false;
  }
  const v_cwd = v.cwd;
  if (v_cwd !== undefined) {
  vn++;
  if (!(typeof v_cwd === 'string')) return false;
  }
  const v_command_line = v.command_line;
  if (v_command_line !== undefined) {
  vn++;
  if (!(typeof v_command_line === 'string')) return false;
  }
  const v_environment_variables = v.environment_variables;
  if (v_environment_variables !== undefined) {
  vn++;
  if (!(typeof v_environment_variables === 'object' && v_environment_variables !== null && !Array.isArray(v_environment_variables))) return false;
  if (!(Object.keys(v_environment_variables).length > 0)) return false;
  for (const v_environment_variablesk in v_environment_variables) {
  if (!(pattern0.test(v_environment_variablesk))) return false;
  const v_environment_variablesm = v_environment_variables[v_environment_variablesk];
  if (!(typeof v_environment_variablesm === 'string')) return false;
  }
  }
  const v_opened_connection_refs = v.opened_connection_refs;
  if (v_opened_connection_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_opened_connection_refs))) return false;
  if (!(v_opened_connection_refs.length >= 1)) return false;
  for (const v_opened_connection_refsi of v_opened_connection_refs) {
  if (!(typeof v_opened_connection_refsi === 'string' && pattern79.test(v_opened_connection_refsi))) return false;
  }
  }
  const v_creator_user_ref = v.creator_user_ref;
  if (v_creator_user_ref !== undefined) {
  vn++;
  if (!(typeof v_creator_user_ref === 'string' && pattern63.test(v_creator_user_ref))) return false;
  }
  const v_image_ref = v.image_ref;
  if (v_image_ref !== undefined) {
  vn++;
  if (!(typeof v_image_ref === 'string' && pattern19.test(v_image_ref))) return false;
  }
  const v_parent_ref = v.parent_ref;
  if (v_parent_ref !== undefined) {
  vn++;
  if (!(typeof v_parent_ref === 'string' && pattern82.test(v_parent_ref))) return false;
  }
  const v_child_refs = v.child_refs;
  if (v_child_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_child_refs))) return false;
  if (!(v_child_refs.length >= 1)) return false;
  for (const v_child_refsi of v_child_refs) {
  if (!(typeof v_child_refsi === 'string' && pattern82.test(v_child_refsi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms69.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.extensions !== undefined || v.is_hidden !== undefined || v.pid !== undefined || v.created_time !== undefined || v.cwd !== undefined || v.command_line !== undefined || v.environment_variables !== undefined || v.opened_connection_refs !== undefined || v.creator_user_ref !== undefined || v.image_ref !== undefined || v.parent_ref !== undefined || v.child_refs !== undefined))) return false;
  return true;
}
function check_software(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "software")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern83.test(v_id))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_cpe = v.cpe;
  if (v_cpe !== undefined) {
  vn++;
  if (!(typeof v_cpe === 'string')) return false;
  }
  const v_swid = v.swid;
  if (v_swid !== undefined) {
  vn++;
  if (!(typeof v_swid === 'string')) return false;
  }
  const v_languages = v.languages;
  if (v_languages !== undefined) {
  vn++;
  if (!(Array.isArray(v_languages))) return false;
  if (!(v_languages.length >= 1)) return false;
  for (const v_languagesi of v_languages) {
  if (!(typeof v_languagesi === 'string')) return false;
  }
  }
  const v_vendor = v.vendor;
  if (v_vendor !== undefined) {
  vn++;
  if (!(typeof v_vendor === 'string')) return false;
  }
  const v_version = v.version;
  if (v_version !== undefined) {
  vn++;
  if (!(typeof v_version === 'string')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms71.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_url(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "url")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern84.test(v_id))) return false;
  const v_value = v.value;
  if (!(typeof v_value === 'string')) return false;
  let vn = 3;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms65.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_user_account(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "user-account")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern85.test(v_id))) return false;
  let vn = 2;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  let v_extensionsn = 0;
  const v_extensions_unix_account_ext = v_extensions['unix-account-ext'];
  if (v_extensions_unix_account_ext !== undefined) {
  v_extensionsn++;
  if (!(check_unix_account_ext(v_extensions_unix_account_ext))) return false;
  }
  if (Object.keys(v_extensions).length !== v_extensionsn) {
  for (const v_extensionsk in v_extensions) {
  if (terms73.has(v_extensionsk)) continue;
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern86.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_user_id = v.user_id;
  if (v_user_id !== undefined) {
  vn++;
  if (!(typeof v_user_id === 'string')) return false;
  }
  const v_credential = v.credential;
  if (v_credential !== undefined) {
  vn++;
  if (!(typeof v_credential === 'string')) return false;
  }
  const v_account_login = v.account_login;
  if (v_account_login !== undefined) {
  vn++;
  if (!(typeof v_account_login === 'string')) return false;
  }
  const v_account_type = v.account_type;
  if (v_account_type !== undefined) {
  vn++;
  if (!(typeof v_account_type === 'string')) return false;
  }
  const v_display_name = v.display_name;
  if (v_display_name !== undefined) {
  vn++;
  if (!(typeof v_display_name === 'string')) return false;
  }
  const v_is_service_account = v.is_service_account;
  if (v_is_service_account !== undefined) {
  vn++;
  if (!(typeof v_is_service_account === 'boolean')) return false;
  }
  const v_is_privileged = v.is_privileged;
  if (v_is_privileged !== undefined) {
  vn++;
  if (!(typeof v_is_privileged === 'boolean')) return false;
  }
  const v_can_escalate_privs = v.can_escalate_privs;
  if (v_can_escalate_privs !== undefined) {
  vn++;
  if (!(typeof v_can_escalate_privs === 'boolean')) return false;
  }
  const v_is_disabled = v.is_disabled;
  if (v_is_disabled !== undefined) {
  vn++;
  if (!(typeof v_is_disabled === 'boolean')) return false;
  }
  const v_account_created = v.account_created;
  if (v_account_created !== undefined) {
  vn++;
  if (!(typeof v_account_created === 'string' && pattern15.test(v_account_created))) return false;
  }
  const v_account_expires = v.account_expires;
  if (v_account_expires !== undefined) {
  vn++;
  if (!(typeof v_account_expires === 'string' && pattern15.test(v_account_expires))) return false;
  }
  const v_credential_last_changed = v.credential_last_changed;
  if (v_credential_last_changed !== undefined) {
  vn++;
  if (!(typeof v_credential_last_changed === 'string' && pattern15.test(v_credential_last_changed))) return false;
  }
  const v_account_first_login = v.account_first_login;
  if (v_account_first_login !== undefined) {
  vn++;
  if (!(typeof v_account_first_login === 'string' && pattern15.test(v_account_first_login))) return false;
  }
  const v_account_last_login = v.account_last_login;
  if (v_account_last_login !== undefined) {
  vn++;
  if (!(typeof v_account_last_login === 'string' && pattern15.test(v_account_last_login))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms72.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.extensions !== undefined || v.user_id !== undefined || v.credential !== undefined || v.account_login !== undefined || v.account_type !== undefined || v.display_name !== undefined || v.is_service_account !== undefined || v.is_privileged !== undefined || v.can_escalate_privs !== undefined || v.is_disabled !== undefined || v.account_created !== undefined || v.account_expires !== undefined || v.credential_last_changed !== undefined || v.account_first_login !== undefined || v.account_last_login !== undefined))) return false;
  return true;
}
function check_windows_registry_key(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "windows-registry-key")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern87.test(v_id))) return false;
  let vn = 2;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_key = v.key;
  if (v_key !== undefined) {
  vn++;
  if (!(typeof v_key === 'string' && pattern88.test(v_key))) return false;
  }
  const v_values = v.values;
  if (v_values !== undefined) {
  vn++;
  if (!(Array.isArray(v_values))) return false;
  if (!(v_values.length >= 1)) return false;
  for (const v_valuesi of v_values) {
  if (!(check_windows_registry_value(v_valuesi))) return false;
  }
  }
  const v_modified_time = v.modified_time;
  if (v_modified_time !== undefined) {
  vn++;
  if (!(typeof v_modified_time === 'string' && pattern15.test(v_modified_time))) return false;
  }
  const v_creator_user_ref = v.creator_user_ref;
  if (v_creator_user_ref !== undefined) {
  vn++;
  if (!(typeof v_creator_user_ref === 'string' && pattern63.test(v_creator_user_ref))) return false;
  }
  const v_number_of_subkeys = v.number_of_subkeys;
  if (v_number_of_subkeys !== undefined) {
  vn++;
  if (!(Number.isInteger(v_number_of_subkeys) && v_number_of_subkeys >= -9007199254740991 && v_number_of_subkeys <= 9007199254740991)) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms74.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.key !== undefined || v.values !== undefined || v.modified_time !== undefined || v.creator_user_ref !== undefined || v.number_of_subkeys !== undefined))) return false;
  return true;
}
function check_x509_certificate(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "x509-certificate")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern89.test(v_id))) return false;
  let vn = 2;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  const v_is_self_signed = v.is_self_signed;
  if (v_is_self_signed !== undefined) {
  vn++;
  if (!(typeof v_is_self_signed === 'boolean')) return false;
  }
  const v_hashes = v.hashes;
  if (v_hashes !== undefined) {
  vn++;
  if (!(check_hashes(v_hashes))) return false;
  }
  const v_version = v.version;
  if (v_version !== undefined) {
  vn++;
  if (!(typeof v_version === 'string')) return false;
  }
  const v_serial_number = v.serial_number;
  if (v_serial_number !== undefined) {
  vn++;
  if (!(typeof v_serial_number === 'string')) return false;
  }
  const v_signature_algorithm = v.signature_algorithm;
  if (v_signature_algorithm !== undefined) {
  vn++;
  if (!(typeof v_signature_algorithm === 'string')) return false;
  }
  const v_issuer = v.issuer;
  if (v_issuer !== undefined) {
  vn++;
  if (!(typeof v_issuer === 'string')) return false;
  }
  const v_validity_not_before = v.validity_not_before;
  if (v_validity_not_before !== undefined) {
  vn++;
  if (!(typeof v_validity_not_before === 'string' && pattern15.test(v_validity_not_before))) return false;
  }
  const v_validity_not_after = v.validity_not_after;
  if (v_validity_not_after !== undefined) {
  vn++;
  if (!(typeof v_validity_not_after === 'string' && pattern15.test(v_validity_not_after))) return false;
  }
  const v_subject = v.subject;
  if (v_subject !== undefined) {
  vn++;
  if (!(typeof v_subject === 'string')) return false;
  }
  const v_subject_public_key_algorithm = v.subject_public_key_algorithm;
  if (v_subject_public_key_algorithm !== undefined) {
  vn++;
  if (!(typeof v_subject_public_key_algorithm === 'string')) return false;
  }
  const v_subject_public_key_modulus = v.subject_public_key_modulus;
  if (v_subject_public_key_modulus !== undefined) {
  vn++;
  if (!(typeof v_subject_public_key_modulus === 'string')) return false;
  }
  const v_subject_public_key_exponent = v.subject_public_key_exponent;
  if (v_subject_public_key_exponent !== undefined) {
  vn++;
  if (!(Number.isInteger(v_subject_public_key_exponent) && v_subject_public_key_exponent >= -9007199254740991 && v_subject_public_key_exponent <= 9007199254740991)) return false;
  }
  const v_x509_v3_extensions = v.x509_v3_extensions;
  if (v_x509_v3_extensions !== undefined) {
  vn++;
  if (!(check_x509_v3_extensions(v_x509_v3_extensions))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms75.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.is_self_signed !== undefined || v.hashes !== undefined || v.version !== undefined || v.serial_number !== undefined || v.signature_algorithm !== undefined || v.issuer !== undefined || v.validity_not_before !== undefined || v.validity_not_after !== undefined || v.subject !== undefined || v.subject_public_key_algorithm !== undefined || v.subject_public_key_modulus !== undefined || v.subject_public_key_exponent !== undefined || v.x509_v3_extensions !== undefined))) return false;
  return true;
}
function check_language_content(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "language-content")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern90.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_object_ref = v.object_ref;
  if (!(typeof v_object_ref === 'string' && pattern28.test(v_object_ref))) return false;
  const v_contents = v.contents;
  if (!(typeof v_contents === 'object' && v_contents !== null && !Array.isArray(v_contents))) return false;
  if (!(Object.keys(v_contents).length > 0)) return false;
  for (const v_contentsk in v_contents) {
  if (!(pattern0.test(v_contentsk))) return false;
  const v_contentsm = v_contents[v_contentsk];
  if (!(check_value(v_contentsm))) return false;
  }
  let vn = 7;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_object_modified = v.object_modified;
  if (v_object_modified !== undefined) {
  vn++;
  if (!(typeof v_object_modified === 'string' && pattern15.test(v_object_modified))) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms76.has(vk)) continue;
  if (!(!terms77.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_marking_definition(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "marking-definition")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern91.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  let vn = 4;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_name = v.name;
  if (v_name !== undefined) {
  vn++;
  if (!(typeof v_name === 'string')) return false;
  }
  const v_definition_type = v.definition_type;
  if (v_definition_type !== undefined) {
  vn++;
  if (!(typeof v_definition_type === 'string')) return false;
  }
  const v_definition = v.definition;
  if (v_definition !== undefined) {
  vn++;
  if (!(typeof v_definition === 'object' && v_definition !== null && !Array.isArray(v_definition))) return false;
  if (!(Object.keys(v_definition).length > 0)) return false;
  for (const v_definitionk in v_definition) {
  if (!(pattern0.test(v_definitionk))) return false;
  const v_definitionm = v_definition[v_definitionk];
  if (!(check_value(v_definitionm))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms78.has(vk)) continue;
  if (!(!terms79.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  if (!((v.definition_type !== undefined && v.definition !== undefined || v.extensions !== undefined))) return false;
  if (v.definition_type !== undefined && (v.definition_type === undefined || (v.definition_type === "statement"))) {
  if (typeof v === 'object' && v !== null && !Array.isArray(v)) {
  const v_definition = v.definition;
  if (!(check_statement_marking(v_definition))) return false;
  }
  }
  if (v.definition_type !== undefined && (v.definition_type === undefined || (v.definition_type === "tlp"))) {
  if (!((v.id !== undefined && v.created !== undefined && v.definition !== undefined && (v.id === undefined || (v.id === "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9")) && (v.created === undefined || (v.created === "2017-01-20T00:00:00.000Z")) && (v.name === undefined || (v.name === "TLP:WHITE")) && (v.definition === undefined || (typeof v.definition === 'object' && v.definition !== null && !Array.isArray(v.definition) && v.definition.tlp !== undefined && (v.definition.tlp === undefined || (v.definition.tlp === "white")))) || v.id !== undefined && v.created !== undefined && v.definition !== undefined && (v.id === undefined || (v.id === "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da")) && (v.created === undefined || (v.created === "2017-01-20T00:00:00.000Z")) && (v.name === undefined || (v.name === "TLP:GREEN")) && (v.definition === undefined || (typeof v.definition === 'object' && v.definition !== null && !Array.isArray(v.definition) && v.definition.tlp !== undefined && (v.definition.tlp === undefined || (v.definition.tlp === "green")))) || v.id !== undefined && v.created !== undefined && v.definition !== undefined && (v.id === undefined || (v.id === "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82")) && (v.created === undefined || (v.created === "2017-01-20T00:00:00.000Z")) && (v.name === undefined || (v.name === "TLP:AMBER")) && (v.definition === undefined || (typeof v.definition === 'object' && v.definition !== null && !Array.isArray(v.definition) && v.definition.tlp !== undefined && (v.definition.tlp === undefined || (v.definition.tlp === "amber")))) || v.id !== undefined && v.created !== undefined && v.definition !== undefined && (v.id === undefined || (v.id === "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed")) && (v.created === undefined || (v.created === "2017-01-20T00:00:00.000Z")) && (v.name === undefined || (v.name === "TLP:RED")) && (v.definition === undefined || (typeof v.definition === 'object' && v.definition !== null && !Array.isArray(v.definition) && v.definition.tlp !== undefined && (v.definition.tlp === undefined || (v.definition.tlp === "red"))))))) return false;
  }
  return true;
}
function check_extension_definition(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "extension-definition")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern24.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  const v_created_by_ref = v.created_by_ref;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  const v_name = v.name;
  if (!(typeof v_name === 'string')) return false;
  const v_schema = v.schema;
  if (!(typeof v_schema === 'string')) return false;
  const v_version = v.version;
  if (!(typeof v_version === 'string')) return false;
  const v_extension_types = v.extension_types;
  if (!(Array.isArray(v_extension_types))) return false;
  if (!(v_extension_types.length >= 1)) return false;
  for (const v_extension_typesi of v_extension_types) {
  if (!(terms1.has(v_extension_typesi))) return false;
  }
  let vn = 10;
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_description = v.description;
  if (v_description !== undefined) {
  vn++;
  if (!(typeof v_description === 'string')) return false;
  }
  const v_extension_properties = v.extension_properties;
  if (v_extension_properties !== undefined) {
  vn++;
  if (!(Array.isArray(v_extension_properties))) return false;
  if (!(v_extension_properties.length >= 1)) return false;
  for (const v_extension_propertiesi of v_extension_properties) {
  if (!(typeof v_extension_propertiesi === 'string' && pattern1.test(v_extension_propertiesi))) return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms80.has(vk)) continue;
  if (!(!terms81.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
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
  const v_type = v.type;
  if (!(typeof v_type === 'string' && pattern92.test(v_type))) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern93.test(v_id))) return false;
  const v_spec_version = v.spec_version;
  if (!(v_spec_version === "2.1")) return false;
  const v_created = v.created;
  if (!(typeof v_created === 'string' && pattern22.test(v_created))) return false;
  const v_modified = v.modified;
  if (!(typeof v_modified === 'string' && pattern22.test(v_modified))) return false;
  let vn = 5;
  const v_created_by_ref = v.created_by_ref;
  if (v_created_by_ref !== undefined) {
  vn++;
  if (!(typeof v_created_by_ref === 'string' && pattern23.test(v_created_by_ref))) return false;
  }
  const v_revoked = v.revoked;
  if (v_revoked !== undefined) {
  vn++;
  if (!(typeof v_revoked === 'boolean')) return false;
  }
  const v_labels = v.labels;
  if (v_labels !== undefined) {
  vn++;
  if (!(Array.isArray(v_labels))) return false;
  if (!(v_labels.length >= 1)) return false;
  for (const v_labelsi of v_labels) {
  if (!(typeof v_labelsi === 'string')) return false;
  }
  }
  const v_confidence = v.confidence;
  if (v_confidence !== undefined) {
  vn++;
  if (!(Number.isInteger(v_confidence) && v_confidence >= 0 && v_confidence <= 100)) return false;
  }
  const v_lang = v.lang;
  if (v_lang !== undefined) {
  vn++;
  if (!(typeof v_lang === 'string')) return false;
  }
  const v_external_references = v.external_references;
  if (v_external_references !== undefined) {
  vn++;
  if (!(Array.isArray(v_external_references))) return false;
  if (!(v_external_references.length >= 1)) return false;
  for (const v_external_referencesi of v_external_references) {
  if (!(check_external_reference(v_external_referencesi))) return false;
  }
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms82.has(vk)) continue;
  if (!(!terms34.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_custom_observable(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(typeof v_type === 'string' && pattern92.test(v_type))) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern93.test(v_id))) return false;
  let vn = 2;
  const v_spec_version = v.spec_version;
  if (v_spec_version !== undefined) {
  vn++;
  if (!(v_spec_version === "2.1")) return false;
  }
  const v_object_marking_refs = v.object_marking_refs;
  if (v_object_marking_refs !== undefined) {
  vn++;
  if (!(Array.isArray(v_object_marking_refs))) return false;
  if (!(v_object_marking_refs.length >= 1)) return false;
  for (const v_object_marking_refsi of v_object_marking_refs) {
  if (!(typeof v_object_marking_refsi === 'string' && pattern12.test(v_object_marking_refsi))) return false;
  }
  }
  const v_granular_markings = v.granular_markings;
  if (v_granular_markings !== undefined) {
  vn++;
  if (!(Array.isArray(v_granular_markings))) return false;
  if (!(v_granular_markings.length >= 1)) return false;
  for (const v_granular_markingsi of v_granular_markings) {
  if (!(check_granular_marking(v_granular_markingsi))) return false;
  }
  }
  const v_extensions = v.extensions;
  if (v_extensions !== undefined) {
  vn++;
  if (!(typeof v_extensions === 'object' && v_extensions !== null && !Array.isArray(v_extensions))) return false;
  if (!(Object.keys(v_extensions).length > 0)) return false;
  for (const v_extensionsk in v_extensions) {
  const v_extensionsm = v_extensions[v_extensionsk];
  if (pattern24.test(v_extensionsk)) {
if (!(check_extension(v_extensionsm))) return false;
} else if (pattern57.test(v_extensionsk)) {
if (!(check_custom_extension(v_extensionsm))) return false;
} else return false;
  }
  }
  const v_defanged = v.defanged;
  if (v_defanged !== undefined) {
  vn++;
  if (!(typeof v_defanged === 'boolean')) return false;
  }
  if (Object.keys(v).length !== vn) {
  for (const vk in v) {
  if (terms83.has(vk)) continue;
  if (!(!terms55.has(vk))) return false;
  if (!(pattern20.test(vk))) return false;
  const vm = v[vk];
  if (!(check_value(vm))) return false;
  }
  }
  return true;
}
function check_bundle(v) {
  if (!(typeof v === 'object' && v !== null && !Array.isArray(v))) return false;
  const v_type = v.type;
  if (!(v_type === "bundle")) return false;
  const v_id = v.id;
  if (!(typeof v_id === 'string' && pattern94.test(v_id))) return false;
  const v_objects = v.objects;
  if (v_objects !== undefined) {
  if (!(Array.isArray(v_objects))) return false;
  if (!(v_objects.length >= 1)) return false;
  for (const v_objectsi of v_objects) {
  if (!(typeof v_objectsi === 'object' && v_objectsi !== null && !Array.isArray(v_objectsi))) return false;
  const v_objectsi_type = v_objectsi.type;
  if (!(typeof v_objectsi_type === 'string' && !(v_objectsi_type === "bundle"))) return false;
  }
  }
  if (!(v.spec_version === undefined)) return false;
  if (!(v.created_by_ref === undefined)) return false;
  if (!(v.created === undefined)) return false;
  if (!(v.modified === undefined)) return false;
  if (!(v.revoked === undefined)) return false;
  if (!(v.labels === undefined)) return false;
  if (!(v.confidence === undefined)) return false;
  if (!(v.lang === undefined)) return false;
  if (!(v.external_references === undefined)) return false;
  if (!(v.object_marking_refs === undefined)) return false;
  if (!(v.granular_markings === undefined)) return false;
  if (!(v.defanged === undefined)) return false;
  if (!(v.extensions === undefined)) return false;
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
