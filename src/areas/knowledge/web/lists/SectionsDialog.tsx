import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { articlesApi, type Section } from '../../contract.ts';
import styles from '../knowledge.module.css';
import { articlesKey } from '../queries.ts';

interface Line {
  key: string;
  id?: string;
  nameEs: string;
  nameEn: string;
}

/** The sections in order, named in both languages; one that holds articles can't be taken away. */
export function SectionsDialog({ sections, onClose }: { sections: readonly Section[]; onClose(): void }) {
  const t = useText();
  const [lines, setLines] = useState<Line[]>(() => sections.map((one) => ({ ...one, key: one.id })));
  const save = useChange(
    async () =>
      call(articlesApi.setSections, {
        body: {
          sections: lines
            .filter(({ nameEs }) => nameEs.trim())
            .map(({ id, nameEs, nameEn }) => ({ ...(id ? { id } : {}), nameEs, nameEn })),
        },
      }),
    { reads: [articlesKey], said: t('knowledge.sections.said'), inForm: true, onDone: onClose },
  );
  const change = (at: number, part: Partial<Line>): void =>
    setLines(lines.map((line, i) => (i === at ? { ...line, ...part } : line)));
  const move = (from: number, to: number): void => {
    const line = lines[from];
    if (line) setLines(lines.toSpliced(from, 1).toSpliced(to, 0, line));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('knowledge.sections.action')}
      dismissible={false}
      actions={
        <>
          <Button onClick={onClose}>{t('knowledge.cancel')}</Button>
          <Button variant="primary" busy={save.busy} onClick={() => save.run(undefined)}>
            {t('knowledge.sections.save')}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => save.run(undefined)} refusal={save.refusal}>
        {lines.map((line, at) => (
          <div key={line.key} className={styles.line}>
            <TextField
              label={t('knowledge.sections.es', { n: at + 1 })}
              maxLength={80}
              value={line.nameEs}
              onChange={(event) => change(at, { nameEs: event.currentTarget.value })}
            />
            <TextField
              label={t('knowledge.sections.en', { n: at + 1 })}
              optional
              maxLength={80}
              value={line.nameEn}
              onChange={(event) => change(at, { nameEn: event.currentTarget.value })}
            />
            <div className={styles.lineTools}>
              {at > 0 && (
                <IconButton
                  icon={ArrowUp}
                  label={t('knowledge.sections.up', { name: line.nameEs })}
                  onClick={() => move(at, at - 1)}
                />
              )}
              {at < lines.length - 1 && (
                <IconButton
                  icon={ArrowDown}
                  label={t('knowledge.sections.down', { name: line.nameEs })}
                  onClick={() => move(at, at + 1)}
                />
              )}
              <IconButton
                icon={X}
                label={t('knowledge.sections.remove', { name: line.nameEs })}
                onClick={() => setLines(lines.toSpliced(at, 1))}
              />
            </div>
          </div>
        ))}
        <Button
          variant="quiet"
          onClick={() => setLines([...lines, { key: `new-${lines.length}`, nameEs: '', nameEn: '' }])}
        >
          {t('knowledge.sections.add')}
        </Button>
      </Form>
    </Dialog>
  );
}
