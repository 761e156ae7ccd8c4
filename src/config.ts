/**
 * Configuration: one strict file and the environment, by one schema (`schemas/config.schema.json`).
 *
 * The environment wins over the file, the file over the defaults. Every fault is reported at once and
 * nothing starts on a faulty configuration. Secrets come from the environment or from files of their
 * own, never from the configuration file. This is the only reader of the process's environment.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { type Static, type TProperties, type TSchema, Type } from 'typebox';
import type { Language } from './base/words.ts';
import { isAddressOrNetwork } from './exchange/addresses.ts';
import type { BrakeOptions } from './http/brake.ts';
import { fromEnvironment, strict } from './settings.ts';
import { breakGlass, oidc, sessions } from './sign-in-settings.ts';

/** The settings of a brake (`http/brake.ts`). */
const brake = (description: string, defaults: Omit<BrakeOptions, 'keysMax'>) =>
  strict(
    {
      burst: Type.Integer({
        minimum: 0,
        default: defaults.burst,
        description: 'events in one burst that cost nothing',
      }),
      drainPerSecond: Type.Number({
        exclusiveMinimum: 0,
        default: defaults.drainPerSecond,
        description: 'events forgotten per second',
      }),
      stepMs: Type.Integer({
        minimum: 0,
        default: defaults.stepMs,
        description: 'milliseconds of delay for each event beyond the burst',
      }),
      delayMsMax: Type.Integer({
        minimum: 0,
        maximum: 60_000,
        default: defaults.delayMsMax,
        description: 'the longest delay in milliseconds',
      }),
      keysMax: Type.Integer({
        minimum: 1,
        default: 10_000,
        description: 'how many addresses or clients are remembered at once',
      }),
    },
    description,
  );

const limits = strict(
  {
    jsonDepthMax: Type.Integer({
      minimum: 8,
      maximum: 1_000,
      default: 64,
      description: 'the deepest nesting of a request body',
    }),
    jsonMembersMax: Type.Integer({
      minimum: 1_000,
      default: 4_000_000,
      description: 'the most members that all objects of a request body have together',
    }),
    envelopeObjectsMax: Type.Integer({
      minimum: 1,
      default: 100_000,
      description: 'the most objects of one envelope',
    }),
    pieceObjects: Type.Integer({
      minimum: 1,
      maximum: 1_000,
      default: 1_000,
      description:
        'objects taken in by one transaction; larger submissions are answered as pending',
    }),
    pageObjectsMax: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: 1_000,
      description: 'the most objects of one page',
    }),
    pageBytesMax: Type.Integer({
      minimum: 1_000_000,
      maximum: 500_000_000,
      default: 67_108_864,
      description: 'the most bytes of one page of objects; a page of giants ends earlier',
    }),
    statusHours: Type.Integer({
      minimum: 24,
      default: 48,
      description: 'how long a status resource lives after processing ended (TAXII 2.1 §4.3)',
    }),
    databasePagesMax: Type.Optional(
      Type.Integer({ minimum: 1_000, description: 'the most pages (4 KiB) of the database file' }),
    ),
    ledgerPagesMax: Type.Optional(
      Type.Integer({ minimum: 20, description: "the most pages (4 KiB) of the ledger's file" }),
    ),
  },
  'How much is taken at once.',
);

const tls = Type.Object(
  {
    certificateFile: fromEnvironment(
      'SEKISHO_TLS_CERTIFICATE',
      Type.String({ minLength: 1, description: 'PEM file: the certificate and its chain' }),
    ),
    keyFile: fromEnvironment(
      'SEKISHO_TLS_KEY',
      Type.String({ minLength: 1, description: 'PEM file: the private key' }),
    ),
    clientCaFile: Type.Optional(
      fromEnvironment(
        'SEKISHO_TLS_CLIENT_CA',
        Type.String({
          minLength: 1,
          description:
            'PEM file: authorities whose client certificates count; none are asked for if not given',
        }),
      ),
    ),
  },
  { additionalProperties: false, description: 'Serve TLS 1.2 and 1.3 with this certificate.' },
);

const ledger = strict(
  {
    retentionDays: Type.Integer({
      minimum: 1,
      maximum: 36_500,
      default: 1_095,
      description: 'how long it is kept who received what',
    }),
    compactAfterHours: Type.Integer({
      minimum: 0,
      maximum: 8_760,
      default: 24,
      description:
        'after this time reads of one kind are merged into one row; nothing is lost by it',
    }),
  },
  'The record of who received which object.',
);

const clientCertificateHeader = Type.Object(
  {
    name: Type.String({
      pattern: '^[A-Za-z][A-Za-z0-9-]{0,63}$',
      default: 'client-cert',
      description: 'the header',
    }),
    caFile: Type.String({
      minLength: 1,
      description:
        'PEM file: the authorities that have themselves issued the certificates that count',
    }),
  },
  {
    additionalProperties: false,
    description:
      'Take client certificates from a header (RFC 9440) that the proxies in `trustedProxies` set.',
  },
);

/** The whole configuration. Published as `schemas/config.schema.json`; a test holds the two together. */
export const configSchema = Type.Object(
  {
    dataDir: fromEnvironment(
      'SEKISHO_DATA_DIR',
      Type.String({
        minLength: 1,
        default: './data',
        description: 'the folder of database and hub secret',
      }),
    ),
    host: fromEnvironment(
      'HOST',
      Type.String({ minLength: 1, default: '127.0.0.1', description: 'the address to listen on' }),
    ),
    port: fromEnvironment(
      'PORT',
      Type.Integer({
        minimum: 0,
        maximum: 65_535,
        default: 8080,
        description: '0 for any free port',
      }),
    ),
    publicUrl: Type.Optional(
      fromEnvironment(
        'SEKISHO_PUBLIC_URL',
        Type.String({
          pattern: '^https?://[^/?#\\s]+(/[^?#\\s]*)?$',
          description: 'where clients find the server; from host and port if not given',
        }),
      ),
    ),
    allowPlainHttp: fromEnvironment(
      'SEKISHO_ALLOW_PLAIN_HTTP',
      Type.Boolean({
        default: false,
        description: 'serve without TLS beyond loopback: only behind a proxy that speaks TLS',
      }),
    ),
    trustedProxies: Type.Array(Type.String({ minLength: 2, maxLength: 64 }), {
      default: [],
      maxItems: 100,
      description: 'addresses or networks of proxies whose X-Forwarded-For is believed',
    }),
    clientCertificateHeader: Type.Optional(clientCertificateHeader),
    tls: Type.Optional(tls),
    policyPack: Type.Optional(
      fromEnvironment(
        'SEKISHO_POLICY_PACK',
        Type.String({ minLength: 1, description: 'the policy pack; the shipped one if not given' }),
      ),
    ),
    adminToken: Type.Optional(
      fromEnvironment(
        'SEKISHO_ADMIN_TOKEN',
        Type.String({
          minLength: 1,
          maxLength: 512,
          description: "the administrator's token; from the environment only",
        }),
      ),
    ),
    breakGlass,
    oidc: Type.Optional(oidc),
    sessions,
    stixProfile: Type.Union([Type.Literal('default'), Type.Literal('strict')], {
      default: 'default',
      description: 'how strictly submitted STIX objects are judged',
    }),
    tokenSeconds: Type.Integer({
      minimum: 60,
      maximum: 86_400,
      default: 600,
      description: 'how long an access token is valid',
    }),
    expiredCredentialDays: Type.Integer({
      minimum: 0,
      maximum: 3_650,
      default: 30,
      description: 'how long credentials that have expired are kept and shown',
    }),
    apiKeyHeader: Type.String({
      pattern: '^[A-Za-z][A-Za-z0-9-]{0,63}$',
      default: 'x-api-key',
      description: 'the header that may carry an API key',
    }),
    corsOrigins: Type.Array(Type.String({ pattern: '^https?://[^/\\s]+$' }), {
      default: [],
      maxItems: 100,
      description: 'origins whose pages may read',
    }),
    compressBytesMin: Type.Integer({
      minimum: 0,
      default: 1_024,
      description: 'the least answer that is compressed for those who ask',
    }),
    discovery: strict(
      {
        title: Type.String({
          minLength: 1,
          maxLength: 256,
          default: 'Sekisho',
          description: 'title',
        }),
        description: Type.Optional(Type.String({ maxLength: 4_096, description: 'description' })),
        contact: Type.Optional(Type.String({ maxLength: 256, description: 'contact' })),
      },
      'What discovery says of the server (TAXII 2.1 §4.1).',
    ),
    logLevel: fromEnvironment(
      'SEKISHO_LOG_LEVEL',
      Type.Union(
        (['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const).map((level) =>
          Type.Literal(level),
        ),
        { default: 'info', description: 'what is logged' },
      ),
    ),
    limits,
    ledger,
    referenceGraceSeconds: Type.Integer({
      minimum: 0,
      maximum: 86_400,
      default: 60,
      description:
        'how long an object waits for what it names and can do without, before it goes out without that',
    }),
    recallDays: Type.Integer({
      minimum: 1,
      maximum: 3_650,
      default: 7,
      description:
        'how long after a recall consumers have time to say what became of what they had',
    }),
    failedSignIns: brake('How failed sign-ins of one address are slowed.', {
      burst: 0,
      drainPerSecond: 0.1,
      stepMs: 100,
      delayMsMax: 2_000,
    }),
    identicalRequests: brake('How one client that repeats one read is slowed.', {
      burst: 50,
      drainPerSecond: 20,
      stepMs: 20,
      delayMsMax: 1_000,
    }),
  },
  { additionalProperties: false, title: 'Sekisho configuration' },
);

/** The configuration, every default filled in. */
export type Config = Static<typeof configSchema>;

/** Faults of a configuration, all of them, one a line. */
export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['the configuration has faults', ...faults].join('\n  '));
    this.faults = faults;
  }
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration. Throws `ConfigFaults`. */
export function readConfig(file?: string, environment: Environment = process.env): Config {
  const path = file ?? environment.SEKISHO_CONFIG;
  const faults: string[] = [];
  const values = path === undefined ? {} : readFile(path, faults);
  if ('adminToken' in values) faults.push('/adminToken is a secret: give it in the environment');
  if (Object.hasOwn(Object(values.oidc), 'clientSecret')) {
    faults.push('/oidc/clientSecret is a secret: give it in the environment');
  }
  applyEnvironment(configSchema, environment, values);
  const validate = new Ajv2020({ allErrors: true, useDefaults: true, strictSchema: false }).compile(
    configSchema,
  );
  if (!validate(values)) faults.push(...(validate.errors ?? []).map(faultText));
  else faults.push(...contradictions(values as Config));
  if (faults.length > 0) throw new ConfigFaults(faults);
  return Object.freeze(values as Config);
}

/** The language of the commands, from the usual variables: Japanese where they ask for it. */
export function languageOf(environment: Environment = process.env): Language {
  const locale =
    environment.SEKISHO_LANG || environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  return locale?.toLowerCase().startsWith('ja') === true ? 'ja' : 'en';
}

/** Whether an address is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function readFile(path: string, faults: string[]): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
    faults.push(`${path} holds no JSON object`);
  } catch (error) {
    faults.push(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return {};
}

/** Puts environment variables where the schema says, as the type the schema says. */
function applyEnvironment(
  schema: TSchema,
  environment: Environment,
  values: Record<string, unknown>,
): void {
  for (const [name, property] of Object.entries(propertiesOf(schema))) {
    const variable = (property as { readonly 'x-env'?: string })['x-env'];
    const text = variable === undefined ? undefined : environment[variable];
    if (text !== undefined && text !== '') values[name] = typed(property, text);
    if (Object.keys(propertiesOf(property)).length === 0) continue;
    const inner = { ...((values[name] as Record<string, unknown> | undefined) ?? {}) };
    applyEnvironment(property, environment, inner);
    if (Object.keys(inner).length > 0) values[name] = inner;
  }
}

function propertiesOf(schema: TSchema): TProperties {
  return (schema as { readonly properties?: TProperties }).properties ?? {};
}

function typed(schema: TSchema, text: string): unknown {
  const { type } = schema as { readonly type?: string };
  if (type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return { true: true, 1: true, false: false, 0: false }[text] ?? text;
  return text;
}

function faultText({ instancePath, message, keyword, params }: ErrorObject): string {
  const extra = keyword === 'additionalProperties' ? `: ${String(params.additionalProperty)}` : '';
  return `${instancePath || '/'} ${message ?? keyword}${extra}`;
}

function contradictions(config: Config): string[] {
  const { host, port, tls: secured, allowPlainHttp, publicUrl, oidc: provider } = config;
  const faults: string[] = [];
  if (port === 0 && publicUrl === undefined) {
    faults.push('/port 0 needs a /publicUrl: clients are told where the server is');
  }
  if (!isLoopback(host) && secured === undefined && !allowPlainHttp) {
    faults.push(
      `/host ${host} is reachable from other machines: give /tls, or set /allowPlainHttp behind a proxy`,
    );
  }
  if (config.clientCertificateHeader !== undefined) {
    if (config.trustedProxies.length === 0) {
      faults.push('/clientCertificateHeader is believed from /trustedProxies only: name them');
    }
    for (const proxy of config.trustedProxies.filter((each) => !isAddressOrNetwork(each))) {
      faults.push(`/trustedProxies ${proxy} is neither an address nor a network`);
    }
  }
  if (publicUrl?.startsWith('http://') && !isLoopback(new URL(publicUrl).hostname)) {
    faults.push('/publicUrl is plain http beyond loopback: TAXII is defined over https');
  }
  if (provider?.issuer.startsWith('http://') && !isLoopback(new URL(provider.issuer).hostname)) {
    faults.push('/oidc/issuer is plain http beyond loopback');
  }
  return faults;
}
