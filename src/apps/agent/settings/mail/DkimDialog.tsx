import { useState } from 'react';
import { correspondenceApi, type MailboxView } from '#areas/correspondence/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { CopyLine } from '../CopyLine.tsx';
import { mailboxesQuery } from '../queries.ts';
import styles from '../settings.module.css';

/** The signature that proves a mail is ours: its record goes to the domain's DNS. */
export function DkimDialog({ box, onClose }: { box: MailboxView; onClose(): void }) {
  const t = useText();
  const [dkim, setDkim] = useState(box.dkim);
  const make = useChange(async () => call(correspondenceApi.makeDkim, { params: { id: box.id }, body: {} }), {
    reads: [mailboxesQuery.queryKey],
    onDone: (changed) => setDkim(changed.dkim),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="medium"
      title={t('settings.mail.dkimTitle', { address: box.address })}
      actions={
        <Button variant={dkim ? 'secondary' : 'primary'} busy={make.busy} onClick={() => make.run(undefined)}>
          {t(dkim ? 'settings.mail.dkimAgain' : 'settings.mail.dkimMake')}
        </Button>
      }
    >
      <div className={styles.block}>
        <p>{t(dkim ? 'settings.mail.dkimText' : 'settings.mail.dkimNone')}</p>
        {dkim && (
          <>
            <KeyValues
              entries={[
                { label: t('settings.mail.dkimName'), value: `${dkim.selector}._domainkey.${dkim.domain}` },
                { label: t('settings.mail.dkimType'), value: 'TXT' },
              ]}
            />
            <CopyLine value={dkim.record} />
          </>
        )}
      </div>
    </Dialog>
  );
}
