import type { MailboxView } from '#areas/correspondence/contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { mailboxesQuery } from '../queries.ts';

/** Signs in to the mailbox's server now and says what happened. */
export function TestButton({ box }: { box: MailboxView }) {
  const t = useText();
  const test = useChange(async () => call(correspondenceApi.testMailbox, { params: { id: box.id }, body: {} }), {
    reads: [mailboxesQuery.queryKey],
    onDone: ({ ok, detail }) => toast(ok ? t('settings.mail.testOk') : t('settings.mail.testFailed', { detail })),
  });
  return (
    <Button variant="quiet" busy={test.busy} onClick={() => test.run(undefined)}>
      {t(test.busy ? 'settings.mail.testing' : 'settings.mail.test')}
    </Button>
  );
}
