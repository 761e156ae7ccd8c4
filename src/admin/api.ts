/**
 * The administration API as its description names it: where it is, its tags, who may ask.
 */
import type { Hub } from '../exchange/hub.ts';
import type { ApiDescription } from '../http/openapi.ts';

/** Where the description is served. */
export const openapiPath = '/admin/v1/openapi.json';

/** The hub as requests may use it: every change is somebody's deed. */
export type AdminHub = Omit<Hub, 'administration'>;

/** The security that every administrative operation demands. */
export const adminSecurity = [{ adminToken: [] }, { session: [] }];

/** How a 401 says what is needed (RFC 6750 §3). */
export const bearerChallenge = 'Bearer realm="Sekisho administration"';

/** What the API says of itself, but for what the server knows. */
export const adminApi: Omit<ApiDescription, 'version' | 'publicUrl'> = {
  title: 'Sekisho administration API',
  description: 'Who may read and write what. Changes hold from the next request on.',
  tags: [
    { name: 'API roots', description: 'where collections live (TAXII 2.1 §4.2)' },
    { name: 'Audiences', description: 'those who read alike' },
    { name: 'Collections', description: 'what is shared (TAXII 2.1 §5)' },
    { name: 'Consumers', description: 'who signs in, and what it may do' },
    { name: 'Credentials', description: 'how a consumer signs in' },
    { name: 'Accounts', description: 'who administers, in which roles' },
    { name: 'Signing in', description: 'people who administer (OpenID Connect)' },
    { name: 'Assertions', description: 'what is stated of objects beside them, and what counts' },
    { name: 'Review', description: 'what waits for a decision, and deciding' },
    { name: 'Audit', description: 'who did what' },
    { name: 'Ledger', description: 'who received what, when and under which rules' },
    { name: 'Recalls', description: 'what left logs after somebody had it, and who has answered' },
    { name: 'Recall requests', description: 'what submitters want recalled' },
    { name: 'Proposals', description: 'labels that submitters propose, with evidence' },
    { name: 'Packs', description: 'which policies there are, and what they would do' },
    { name: 'Activations', description: 'which policy decides: by two persons, and since when' },
    { name: 'Token keys', description: 'what access tokens of consumers are signed by' },
    { name: 'About', description: 'this API itself' },
  ],
  securitySchemes: {
    adminToken: {
      type: 'http',
      scheme: 'bearer',
      description: "the token of an account, or the administrator's",
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-sekisho',
      description: 'the session of a person; changes need a page of this server',
    },
  },
};
