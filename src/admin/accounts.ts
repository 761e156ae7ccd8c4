/**
 * Accounts as the administration sees them: who administers, in which roles.
 */
import { Type } from 'typebox';
import { type AccountRole, accountRoles } from '../exchange/directory.ts';
import { line, slug } from '../http/fields.ts';
import type { DirectoryResource } from './directory-resource.ts';

/** Names that the hub itself gives in the audit. */
const reservedAccounts = ['break-glass', 'operator'] as const;

const id = slug('the account, as the audit names it', reservedAccounts);

const role = Type.Unsafe<AccountRole>({ type: 'string', enum: [...accountRoles] });

/** The schema of a list of roles. */
export const rolesSchema = Type.Array(role, {
  uniqueItems: true,
  maxItems: accountRoles.length,
  description: 'what it may do; without any, nothing',
});

const members = {
  title: line('its name, for people'),
  roles: rolesSchema,
  subject: Type.Optional(
    Type.String({
      pattern: '^[!-~]{1,255}$',
      description:
        "the person's subject (`sub`) at the OpenID provider; no two accounts have the same",
    }),
  ),
  disabled: Type.Boolean({
    default: false,
    description: 'signs nobody in, and ends what is signed in',
  }),
};
const body = Type.Object(
  { ...members, id: Type.Optional(id), disabled: Type.Optional(members.disabled) },
  {
    additionalProperties: false,
    examples: [{ title: 'Tanaka', roles: ['curator', 'auditor'], subject: '248289761001' }],
  },
);

/** The resource `/admin/v1/accounts`. */
export const accounts: DirectoryResource<'account', typeof body> = {
  kind: 'account',
  path: 'accounts',
  noun: 'account',
  tag: 'Accounts',
  name: 'Account',
  id,
  body,
  members,
  entriesOf: (directory) => directory.accounts,
  documentOf: ({ id: _, disabled = false, ...given }) => ({ ...given, disabled }),
};
