import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { oneKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { useText } from '#ui/text.ts';
import { consultationsApi } from '../../consultations/contract.ts';

/** Files for the thread, kept at once: photos of the pallet, a delivery note. The customer never sees them. */
export function AttachFile({ id }: { id: string }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const attach = useChange(
    async (files: readonly File[]) => {
      for (const file of files)
        await call(
          consultationsApi.attachToConsultation,
          { params: { id }, query: { name: file.name || 'archivo' } },
          { content: file },
        );
    },
    { reads: [oneKey('consultation', id)], said: t('consultations.attached') },
  );
  return (
    <div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) attach.run(files);
        }}
      />
      <Button variant="quiet" icon={Paperclip} busy={attach.busy} onClick={() => input.current?.click()}>
        {t('consultations.attach')}
      </Button>
    </div>
  );
}
