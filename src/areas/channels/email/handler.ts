import { startReaders, type MailReaders } from '#platform/mail/content/index.ts';
import { READER_VERSION } from '#platform/mail/content/reader-version.ts';
import type { ChannelHandler } from '#areas/intake/index.ts';
import { conversationKeys, processMail } from './processing/process.ts';
import { makeResolver, type Resolve } from './reading/dns.ts';
import { startSenderChecks, type SenderChecks } from './reading/sender-checks.ts';
import { readArrival, type ReadMail } from './reading/read-arrival.ts';

/** What tests bring of their own: the DNS, and readers with less memory or another version. */
export interface EmailParts {
  resolver?: Resolve;
  startReaders?: () => MailReaders;
  readerVersion?: number;
}

/** E-mail's handler for the intake loop. Its reader threads start with the first mail. */
export function makeEmailHandler(parts: EmailParts = {}): ChannelHandler<ReadMail> {
  const resolver = parts.resolver ?? makeResolver();
  let readers: MailReaders | undefined;
  let checks: SenderChecks | undefined;
  return {
    prepare(house, arrival) {
      readers ??= parts.startReaders?.() ?? startReaders({ threads: house.config.mailReaders });
      checks ??= startSenderChecks(resolver);
      return readArrival(house, arrival, { readers, checks, version: parts.readerVersion ?? READER_VERSION });
    },
    keys: conversationKeys,
    apply: processMail,
    async close() {
      const open = [readers, checks];
      readers = checks = undefined;
      await Promise.all(open.map((one) => one?.stop()));
    },
  };
}
