/**
 * The audit of deeds: who did what to what, written in the transaction that did it.
 *
 * Details never hold secrets, and nothing here is shown to consumers.
 */
import type { JsonObject } from '../base/json.ts';
import type { StoreTransaction } from '../store/store.ts';
import type { WriterScope } from './writer-scope.ts';

/** Who does something: an account of the administration, a consumer at its desk, or the hub itself. */
export type Actor =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'consumer'; readonly id: string }
  | { readonly kind: 'hub' };

/** Whoever runs the process: its commands act in this account's name. */
export const operatorAccount: Actor = { kind: 'account', id: 'operator' };

/** One deed, before it is dated. */
export interface Deed {
  readonly by: Actor;
  /** A verb and a noun in kebab case: `put-consumer`. */
  readonly action: string;
  /** Kind and id of what it was done to: `consumer:acme`. */
  readonly subject: string;
  readonly detail?: JsonObject | undefined;
}

/** The actor as the audit writes it. */
export function actorText(actor: Actor): string {
  return actor.kind === 'hub' ? 'hub' : `${actor.kind}:${actor.id}`;
}

/** Records a deed in the audit, as part of the transaction that does it. */
export async function recordDeed(
  tx: StoreTransaction,
  { now }: Pick<WriterScope, 'now'>,
  { by, action, subject, detail = {} }: Deed,
): Promise<void> {
  const record = { at: now(), actor: actorText(by), action, subject };
  await tx.appendAudit({ ...record, detail: JSON.stringify(detail) });
}
