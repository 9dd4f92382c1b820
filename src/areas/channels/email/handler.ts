import { startReaders, type MailReaders } from '#platform/mail/content/index.ts';
import type { ChannelHandler } from '#areas/intake/index.ts';
import { processMail } from './processing/process.ts';
import { makeResolver, type Resolve } from './reading/dns.ts';
import { readArrival, type ReadMail } from './reading/read-arrival.ts';

/** E-mail's handler for the intake loop. Its reader threads start with the first mail; tests bring their own DNS. */
export function makeEmailHandler({ resolver = makeResolver() }: { resolver?: Resolve } = {}): ChannelHandler<ReadMail> {
  let readers: MailReaders | undefined;
  return {
    prepare(house, arrival) {
      readers ??= startReaders({ threads: house.config.mailReaders });
      return readArrival(house, arrival, { readers, resolver });
    },
    apply: processMail,
    async close() {
      const open = readers;
      readers = undefined;
      await open?.stop();
    },
  };
}
