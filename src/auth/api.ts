/**
 * The sign-in API as its description names it: where it is, its tags, who may ask.
 */
import type { ApiDescription } from '../http/openapi.ts';

/** Where the description is served. */
export const authOpenapiPath = '/auth/openapi.json';

/** What the API says of itself, but for what the server knows. */
export const authApi: Omit<ApiDescription, 'version' | 'publicUrl'> = {
  title: 'Sekisho sign-in API',
  description: 'Access tokens for consumers, by OAuth 2.',
  tags: [
    { name: 'Tokens', description: 'access tokens for consumers (RFC 6749 §4.4)' },
    { name: 'About', description: 'this API itself' },
  ],
  securitySchemes: {
    consumer: { type: 'http', scheme: 'basic', description: 'consumer id and secret' },
  },
};
