/**
 * The consumer that stands for whoever does not sign in: it reads as public audiences, and writes nowhere.
 *
 * Held when the directory is changed, and again at each request: a directory of an earlier release may not
 * hold it yet.
 */
import { quote } from '../base/problem.ts';
import { type Audience, anonymousConsumer, type Consumer, type Directory } from './directory.ts';

/** Every audience that a consumer reads as. */
export function audiencesOf({ audience, grants }: Consumer): readonly string[] {
  return [audience, ...grants.flatMap((grant) => grant.audience ?? [])];
}

/** What keeps the anonymous consumer from being one; `undefined` for nothing. */
export function anonymousFault(
  consumer: Consumer,
  { audiences }: Pick<Directory, 'audiences'>,
): string | undefined {
  const closed = audiencesOf(consumer).find((id) => audiences.get(id)?.public !== true);
  if (closed !== undefined) return `${quote(closed)} is not a public audience`;
  const writes = consumer.grants.some(({ write }) => write);
  return writes ? 'whoever does not sign in may not write' : undefined;
}

/** What keeps an audience from being changed so: one that is read without signing in stays public. */
export function openAudienceFault(
  id: string,
  audience: Audience,
  { consumers }: Pick<Directory, 'consumers'>,
): string | undefined {
  const anonymous = consumers.get(anonymousConsumer);
  const reads = anonymous !== undefined && audiencesOf(anonymous).includes(id);
  return audience.public !== true && reads
    ? 'whoever does not sign in reads as this audience: it must be public'
    : undefined;
}
