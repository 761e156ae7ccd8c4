/**
 * The desk's API as its description names it: its tags, and who may ask.
 */
import type { ApiDescription } from '../http/openapi.ts';

/** Where the desk lives. */
export const deskPath = '/desk/v1';

/** Where its description is served. */
export const deskDescriptionPath = `${deskPath}/openapi.json`;

/** The security that every operation of the desk demands. */
export const deskSecurity = [{ basic: [] }, { token: [] }];

/** What the API says of itself, but for what the server knows. */
export const deskApi: Omit<ApiDescription, 'version' | 'publicUrl'> = {
  title: "Sekisho submitters' desk",
  description:
    'What became of what you submitted, and what you can still do about it. Every way of signing in that TAXII ' +
    'takes is taken here. You need a grant to write, but for recalls: they are told to whoever received something. ' +
    'What others submitted is absent here.',
  tags: [
    { name: 'Submissions', description: 'what you submitted, and submitting' },
    { name: 'Objects', description: 'how each version that you contributed fares' },
    { name: 'Withdrawals', description: 'taking consent back' },
    { name: 'Recall requests', description: 'asking curators for a recall' },
    { name: 'Recalls', description: 'what you received and are to delete' },
    { name: 'Evidence', description: 'what changed, and the proposals that come of it' },
    { name: 'About', description: 'this API itself' },
  ],
  securitySchemes: {
    basic: { type: 'http', scheme: 'basic', description: 'consumer id and secret' },
    token: { type: 'http', scheme: 'bearer', description: 'an access token or an API key' },
  },
};
