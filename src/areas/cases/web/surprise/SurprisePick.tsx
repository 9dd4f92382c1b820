import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { surpriseApi, type Surprise } from '#areas/authority/contract.ts';
import { problemsOf, refusalOf } from '#areas/identity/web/index.ts';
import { call, type CallOutput } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { Form } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { surpriseCaseApi } from '../../circuits/surprising/surprise.contract.ts';
import { useDesk } from '../case/desk.ts';
import { useHouse } from '../data/organisation.ts';
import pick from '../pick/pick.module.css';
import styles from './surprise.module.css';

type Budget = CallOutput<typeof surpriseApi.listSurprises>;
const KEY = manyKey('case', 'surprises');
/** More would not fit under the form. */
const SHOWN = 4;

/** A small kindness out of one's own budget, and what colleagues did with theirs. */
export function SurprisePick({ onDone }: { onDone(): void }) {
  const t = useText();
  const { money } = useFormats();
  const { data: budget } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => call(surpriseApi.listSurprises, {}, { signal }),
  });
  if (!budget) return <p className={pick.foot}>{t('cases.surprise.reading')}</p>;
  const { yearly, left, each, currency } = budget;
  if (yearly === 0) return <p className={pick.foot}>{t('cases.surprise.noBudget')}</p>;
  return (
    <div className={styles.surprise}>
      <p>{t('cases.surprise.left', { left: money(left, currency), each: money(each, currency) })}</p>
      <SurpriseForm budget={budget} onDone={onDone} />
      <Examples examples={budget.examples} />
    </div>
  );
}

function SurpriseForm({ budget: { currency }, onDone }: { budget: Budget; onDone(): void }) {
  const t = useText();
  const { money } = useFormats();
  const { it } = useDesk();
  const queries = useQueryClient();
  const [amount, setAmount] = useState<number | string>('');
  const [why, setWhy] = useState('');
  const form = useRef<HTMLDivElement>(null);
  // The budget comes after the popover has looked for where to put the focus.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () =>
      call(surpriseCaseApi.giveSurprise, {
        params: { reference: it.reference },
        body: { amountMinor: Math.round(Number(amount) * 100), why },
      }),
    onSuccess: ({ left }) => {
      void queries.invalidateQueries({ queryKey: KEY });
      toast(t('cases.surprise.done', { left: money(left, currency) }));
      onDone();
    },
  });
  const problems = problemsOf(error);
  const wrong = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  return (
    <div ref={form}>
      <Form onSubmit={() => mutate()} refusal={problems.length === 0 ? refusalOf(t, error) : undefined}>
        <NumberField
          name="amountMinor"
          label={t('cases.surprise.amount', { currency })}
          min={0}
          decimalScale={2}
          value={amount}
          onChange={setAmount}
          error={wrong('amountMinor')}
        />
        <TextField
          name="why"
          label={t('cases.surprise.why')}
          hint={t('cases.surprise.whyHint')}
          maxLength={280}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          error={wrong('why')}
        />
        <Button type="submit" variant="primary" busy={isPending}>
          {t('cases.surprise.give')}
        </Button>
      </Form>
    </div>
  );
}

/** Good examples: who, how much and why. No sums, no order but the newest first. */
function Examples({ examples }: { examples: readonly Surprise[] }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const house = useHouse();
  if (examples.length === 0) return null;
  return (
    <section aria-label={t('cases.surprise.examples')}>
      <h3 className={styles.title}>{t('cases.surprise.examples')}</h3>
      <ul className={styles.examples}>
        {examples.slice(0, SHOWN).map(({ id, personId, amountMinor, currency, why, at }) => (
          <li key={id}>
            {why}
            <span className={styles.by}>
              {t('cases.surprise.by', {
                name: house.personName(personId) ?? '',
                amount: formats.money(amountMinor, currency),
                when: formats.date(new Date(at), now),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
