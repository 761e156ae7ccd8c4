/**
 * Settings of how those who administer sign in.
 */
import { Type } from 'typebox';
import { accountRoles } from './exchange/directory.ts';
import { fromEnvironment, strict } from './settings.ts';

const role = Type.Union(accountRoles.map((name) => Type.Literal(name)));

/** Whether the administrator's token signs in. */
export const breakGlass = fromEnvironment(
  'SEKISHO_BREAK_GLASS',
  Type.Boolean({
    default: true,
    description: "whether the administrator's token signs in; every use is logged and audited",
  }),
);

/** The OpenID provider that people sign in at. */
export const oidc = Type.Object(
  {
    issuer: fromEnvironment(
      'SEKISHO_OIDC_ISSUER',
      Type.String({
        pattern: '^https?://[^?#\\s]+$',
        description: "the provider's issuer identifier, as its metadata has it",
      }),
    ),
    clientId: fromEnvironment(
      'SEKISHO_OIDC_CLIENT_ID',
      Type.String({
        minLength: 1,
        maxLength: 256,
        description: 'the client that this hub is there',
      }),
    ),
    clientSecret: Type.Optional(
      fromEnvironment(
        'SEKISHO_OIDC_CLIENT_SECRET',
        Type.String({
          minLength: 1,
          maxLength: 1_024,
          description: "the client's secret; from the environment only",
        }),
      ),
    ),
    scopes: Type.Array(Type.String({ pattern: '^[!#-[\\]-~]{1,128}$' }), {
      default: ['openid'],
      maxItems: 20,
      contains: { const: 'openid' },
      description: 'the scopes that are asked for; `openid` is one of them',
    }),
    rolesClaim: Type.Optional(
      Type.Object(
        {
          name: Type.String({
            minLength: 1,
            maxLength: 256,
            description: 'a claim of the ID token: a text or a list of texts',
          }),
          roles: Type.Record(
            Type.String({ minLength: 1, maxLength: 256 }),
            Type.Array(role, { uniqueItems: true }),
            {
              maxProperties: 100,
              description: 'which values of the claim give which roles; others give none',
            },
          ),
        },
        {
          additionalProperties: false,
          description: 'Let the provider decide the roles of accounts, at each sign-in.',
        },
      ),
    ),
  },
  { additionalProperties: false, description: 'People sign in at this OpenID provider.' },
);

/** How long the sessions of people last. */
export const sessions = strict(
  {
    hours: Type.Integer({
      minimum: 1,
      maximum: 168,
      default: 8,
      description: 'how long a session lasts',
    }),
    idleMinutes: Type.Integer({
      minimum: 1,
      maximum: 1_440,
      default: 60,
      description: 'how long a session lasts without a request',
    }),
  },
  'How long people who administer stay signed in.',
);
