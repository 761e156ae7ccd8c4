/**
 * Who signs in: judging what a request shows against the snapshots in memory, without a look at the store.
 *
 * Every reason to refuse has the same outcome, `undefined`: a wrong secret, one that has expired, a consumer
 * that is gone, an address that it may not come from. Nobody learns which it was.
 */
import type { Micros } from '../base/time.ts';
import type { CredentialRow } from '../store/store.ts';
import { isAmong } from './addresses.ts';
import { anonymousFault } from './anonymous.ts';
import { credentialShown } from './credentials.ts';
import { anonymousConsumer, type Directory, type Party } from './directory.ts';
import type { AccessClaims, Admitted, ClientCertificate, Hub, Presented } from './hub.ts';
import type { SignInState } from './sign-in-state.ts';

/** The snapshots that signing in is judged by. */
export interface SignInView {
  readonly directory: Directory;
  readonly signIns: SignInState;
}

/** What signing in is made of. */
export interface SignInParts {
  readonly view: SignInView;
  readonly now: () => Micros;
}

/** The hub's methods about signing in. */
export function signIns(
  parts: SignInParts,
): Pick<Hub, 'signIn' | 'partyOfToken' | 'anonymous' | 'tokenKeys'> {
  const { view, now } = parts;
  return {
    signIn: (presented, address) => signIn(parts, presented, address),
    partyOfToken: (claims, address, certificate) =>
      partyOfToken(parts, claims, address, certificate),
    anonymous(address) {
      const party = partyNamed(view, anonymousConsumer, address);
      const mayRead = party !== undefined && anonymousFault(party, view.directory) === undefined;
      return mayRead ? party : undefined;
    },
    tokenKeys() {
      const moment = now();
      return view.signIns.tokenKeys.filter(({ until }) => until === undefined || moment < until);
    },
  };
}

function signIn(
  { view, now }: SignInParts,
  presented: Presented,
  address: string,
): Admitted | undefined {
  const credential = credentialShown(view.signIns.credentials, presented);
  if (credential === undefined || hasExpired(credential, now)) return undefined;
  if (credential.owner.id === anonymousConsumer) return undefined;
  const party = partyNamed(view, credential.owner.id, address);
  if (party === undefined) return undefined;
  view.signIns.uses.note(credential.id);
  return { party, credential };
}

/** A token is as good as its key, its credential, its consumer and its certificate are now. */
function partyOfToken(
  { view, now }: SignInParts,
  claims: AccessClaims,
  address: string,
  certificate: ClientCertificate | undefined,
): Party | undefined {
  const moment = now();
  if (moment < claims.notBefore || moment >= claims.expires) return undefined;
  const key = view.signIns.tokenKeys.find(({ id }) => id === claims.key);
  if (key === undefined || (key.until !== undefined && moment >= key.until)) return undefined;
  if (view.signIns.revokedTokens.has(claims.id)) return undefined;
  if (claims.boundTo !== undefined && claims.boundTo !== certificate?.fingerprint) return undefined;
  const credential = view.signIns.credentials.withId(claims.credential);
  if (credential === undefined || hasExpired(credential, () => moment)) return undefined;
  const { owner } = credential;
  if (owner.kind !== 'consumer' || owner.id !== claims.consumer) return undefined;
  return partyNamed(view, claims.consumer, address);
}

function hasExpired({ expires }: CredentialRow, now: () => Micros): boolean {
  return expires !== undefined && now() >= expires;
}

function partyNamed(view: SignInView, consumer: string, address: string): Party | undefined {
  const party = view.directory.consumers.get(consumer);
  if (party?.addresses === undefined || party.addresses.length === 0) return party;
  return isAmong(party.addresses, address) ? party : undefined;
}
