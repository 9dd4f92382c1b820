import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { WritingView } from '#ui/editor/WritingView.tsx';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { useRested } from '#ui/fields/use-rested.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import type { OfferedTemplate } from '../../contract.ts';
import { actionWords } from '../actions/action-words.ts';
import { useDesk } from '../case/desk.ts';
import { useHouse } from '../data/organisation.ts';
import { PickList } from '../pick/PickList.tsx';
import { offeredQuery } from './queries.ts';
import styles from './templates.module.css';

const PAUSE_MS = 150;

interface TemplateDialogProps {
  onClose(): void;
  /** `acts`: what it carries is done with the case too. */
  onChoose(template: OfferedTemplate, acts: boolean): void;
}

/** Templates for the open case: found by what they say, each with the data of the case in it before it is chosen. */
export function TemplateDialog({ onClose, onChoose }: TemplateDialogProps) {
  const t = useText();
  const { it } = useDesk();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<string | undefined>(undefined);
  const [acts, setActs] = useState(true);
  const { data, isPending } = useQuery(offeredQuery(it.reference, useRested(typed.trim(), PAUSE_MS)));
  const templates = data?.templates ?? [];
  const current = templates.find(({ id }) => id === active) ?? templates[0];
  const detail = ({ kind, usage, not }: OfferedTemplate): string =>
    not
      ? t(`cases.templates.not.${not}`)
      : kind === 'snippet'
        ? t('cases.templates.snippet')
        : t('cases.templates.uses', { n: usage.uses });
  return (
    <Dialog
      open
      size="large"
      title={t('cases.templates.title')}
      onClose={onClose}
      actions={
        <>
          <Link to={'/ajustes/plantillas' as string} className={styles.manage}>
            {t('cases.templates.manage')}
          </Link>
          <Button onClick={onClose}>{t('cases.cancel')}</Button>
          {current && (
            <Button variant="primary" keys={['enter']} onClick={() => onChoose(current, acts)}>
              {t('cases.templates.insert')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.pick}>
        <PickList
          label={t('cases.templates.search')}
          items={templates.map((one) => ({ id: one.id, label: one.title, detail: detail(one) }))}
          onPick={(id) => {
            const chosen = templates.find((one) => one.id === id);
            if (chosen) onChoose(chosen, acts);
          }}
          onActive={setActive}
          onQuery={setTyped}
          nothing={isPending ? '' : t(typed.trim() ? 'cases.templates.nothing' : 'cases.templates.none')}
        />
        {current && <Preview template={current} acts={acts} onActs={setActs} />}
      </div>
    </Dialog>
  );
}

interface PreviewProps {
  template: OfferedTemplate;
  acts: boolean;
  onActs(acts: boolean): void;
}

function Preview({ template, acts, onActs }: PreviewProps) {
  const t = useText();
  const formats = useFormats();
  const house = useHouse();
  const { not, html, actions, fields } = template;
  const gaps = fields.filter(({ said }) => said === null).map(({ name }) => name);
  return (
    <section aria-label={t('cases.templates.preview')} className={styles.preview}>
      {not && <p className={styles.warning}>{t(`cases.templates.warn.${not}`)}</p>}
      {gaps.length > 0 && <p className={styles.warning}>{t('cases.templates.gaps', { what: formats.list(gaps) })}</p>}
      <div className={styles.letter}>
        <WritingView html={html} />
      </div>
      {actions.length > 0 && (
        <div className={styles.acts}>
          <CheckField
            label={t('cases.templates.alsoDo')}
            checked={acts}
            onChange={(event) => onActs(event.currentTarget.checked)}
          />
          <ul>
            {actions.map((action) => (
              <li key={action.do}>{actionWords({ t, formats, house }, action)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
