import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { reasonAgainst } from '../data/reason.ts';
import { useVerb } from '../data/use-verb.ts';
import { proposedPetition } from '../panel/resolution.rules.ts';
import styles from './context.module.css';

/** What the customer asks, numbered; decided ones with what became of them. */
export function PetitionsSection({ it }: { it: CaseView }) {
  const t = useText();
  const [editing, setEditing] = useState(false);
  return (
    <FoldSection id="cases.petitions" title={t('cases.petitions')}>
      {editing ? (
        <PetitionEditor it={it} onDone={() => setEditing(false)} />
      ) : (
        <PetitionList it={it} onEdit={() => setEditing(true)} />
      )}
    </FoldSection>
  );
}

function PetitionList({ it, onEdit }: { it: CaseView; onEdit(): void }) {
  const t = useText();
  return (
    <>
      {it.petitions.length === 0 && <p className={styles.quiet}>{t('cases.petitions.none')}</p>}
      <ol className={styles.petitions}>
        {it.petitions.map(({ id, position, text, outcome, reason }) => (
          <li key={id}>
            <span className={styles.number}>{position}</span>
            <span>
              {text}
              {outcome && (
                <span className={styles.outcome}>
                  <strong>{t(`cases.outcome.${outcome}`)}</strong>
                  {reason && `: ${reason}`}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.quietTools}>
        <Button variant="quiet" reason={reasonAgainst(t, it.can, 'setPetitions')} onClick={onEdit}>
          {t(it.petitions.length === 0 ? 'cases.petitions.write' : 'cases.petitions.edit')}
        </Button>
      </div>
    </>
  );
}

interface Line {
  key: string;
  id?: string;
  text: string;
  decided: boolean;
}

/** One line each: emptied ones go, decided ones stand. */
function PetitionEditor({ it, onDone }: { it: CaseView; onDone(): void }) {
  const t = useText();
  const { run, busy } = useVerb(casesApi.setPetitions);
  const [lines, setLines] = useState<Line[]>(() => [
    ...it.petitions.map(({ id, text, outcome }) => ({ key: id, id, text, decided: outcome !== null })),
    { key: 'new', text: it.petitions.length === 0 ? proposedPetition(it.messages) : '', decided: false },
  ]);
  const write = (key: string, text: string): void =>
    setLines(lines.map((line) => (line.key === key ? { ...line, text } : line)));
  const save = (): void => {
    const petitions = lines
      .filter(({ text }) => text.trim() !== '')
      .map(({ id, text }) => ({ ...(id ? { id } : {}), text: text.trim() }));
    if (petitions.length === 0) return onDone();
    run({ params: { reference: it.reference }, body: { petitions } }, { onDone });
  };
  return (
    <div className={styles.editor}>
      {lines.map(({ key, text, decided }, index) => (
        <TextArea
          key={key}
          label={t('cases.petition.n', { n: index + 1 })}
          minRows={1}
          disabled={decided}
          value={text}
          onChange={(event) => write(key, event.currentTarget.value)}
        />
      ))}
      <div className={styles.tools}>
        <Button variant="primary" busy={busy} onClick={save}>
          {t('cases.petitions.save')}
        </Button>
        <Button onClick={() => setLines([...lines, { key: `new${lines.length}`, text: '', decided: false }])}>
          {t('cases.petition.add')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('cases.cancel')}
        </Button>
      </div>
    </div>
  );
}
