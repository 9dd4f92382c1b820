import { startReaders, type MailReaders } from '#platform/mail/content/index.ts';
import type { ChannelHandler } from '#areas/intake/index.ts';
import { conversationKeys, processMail } from './processing/process.ts';
import { makeResolver, type Resolve } from './reading/dns.ts';
import { READER_VERSION, readArrival, type ReadMail } from './reading/read-arrival.ts';

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
  return {
    prepare(house, arrival) {
      readers ??= parts.startReaders?.() ?? startReaders({ threads: house.config.mailReaders });
      return readArrival(house, arrival, { readers, resolver, version: parts.readerVersion ?? READER_VERSION });
    },
    keys: conversationKeys,
    apply: processMail,
    async close() {
      const open = readers;
      readers = undefined;
      await open?.stop();
    },
  };
}
