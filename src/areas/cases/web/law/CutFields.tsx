import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { Button } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { useDraft } from '../compose/drafts.ts';
import { type Cut, isCutEmpty, missingOfCut, unsaidOfCut } from '../../law/cut/cut.rules.ts';
import { type CaseLaw, lawApi } from '../../law/law.contract.ts';
import { momentWords } from '../thread/Moment.tsx';
import styles from './law.module.css';
import { lawQuery } from './queries.ts';
import { useLaw } from './use-law.ts';

/** What is still to be told of a cut of the service; null where there is none. */
export function useCutAsked(reference: string): CaseLaw['cut'] {
  return useQuery(lawQuery(reference)).data?.cut ?? null;
}

/** Why there is no service and when it will be back: it goes with the answer, and only that ends the term. */
export function CutFields() {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { it } = useDesk();
  const { draft, change, latest } = useDraft(it.reference);
  const asked = useCutAsked(it.reference);
  const cut = draft.reply.cut ?? {};
  if (!asked && isCutEmpty(cut)) return null;
  const set = (part: Cut): void => {
    const last = latest();
    change({ ...last, reply: { ...last.reply, cut: { ...last.reply.cut, ...part } } });
  };
  const field = (part: keyof Cut) => ({
    label: t(`cases.law.cut.${part}`),
    maxLength: 500,
    lang: it.language,
    value: cut[part] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set({ [part]: event.currentTarget.value }),
  });
  const missing = missingOfCut(cut);
  return (
    <div role="group" aria-label={t('cases.law.cut.title')} className={styles.warnings}>
      {asked && (
        <p className={styles.warning}>
          <Icon as={TriangleAlert} />
          <span>
            {t(new Date(asked.dueAt) < now ? 'cases.law.cut.late' : 'cases.law.cut', {
              until: momentWords(t, formats, new Date(asked.dueAt), now),
              article: asked.article,
            })}
          </span>
        </p>
      )}
      <FieldRow>
        <TextField {...field('cause')} />
        <TextField {...field('restoration')} />
      </FieldRow>
      {unsaidOfCut(cut).length > 0 && <TextField {...field('unknown')} optional />}
      <p className={styles.quiet} role="status">
        {t(
          missing.length === 0
            ? 'cases.law.cut.hint'
            : missing.length > 1
              ? 'cases.law.cut.missing.both'
              : `cases.law.cut.missing.${missing[0] ?? 'cause'}`,
        )}
      </p>
      {asked?.answer && (
        <SaidAlready
          cut={cut}
          at={new Date(asked.answer)}
          onKept={() => set({ cause: '', restoration: '', unknown: '' })}
        />
      )}
    </div>
  );
}

/** An answer sent before said it in its own words: what it said is written down, and nothing is sent again. */
function SaidAlready({ cut, at, onKept }: { cut: Cut; at: Date; onKept(): void }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { it } = useDesk();
  const when = momentWords(t, formats, at, now);
  const { run, busy, problem } = useLaw(lawApi.tellCut, it.reference, () => {
    onKept();
    toast(t('cases.law.cut.saved', { when }));
  });
  return (
    <>
      {problem && <ErrorState compact text={problem} />}
      <div className={styles.tools}>
        <Button variant="quiet" busy={busy} onClick={() => run({ params: { reference: it.reference }, body: cut })}>
          {t('cases.law.cut.said', { when })}
        </Button>
      </div>
    </>
  );
}
