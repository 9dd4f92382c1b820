import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { casesApi, type SavedView, SORTS } from '../../contract.ts';
import { SELECTOR_LIMIT } from '../../selecting/parse.rules.ts';
import { useHouse } from '../data/organisation.ts';
import { useAttemptKey } from '../data/use-attempt-key.ts';
import { problemText } from '../data/use-verb.ts';
import { savedViewCountsQuery, savedViewsQuery } from './queries.ts';

interface SavedViewDialogProps {
  /** The one to change; a new one when there is none. */
  view: SavedView | undefined;
  /** What it selects, as text. */
  text: string;
  order: SavedView['order'];
  canShareWithAll: boolean;
  onSaved(view: SavedView): void;
  onDeleted(): void;
  onClose(): void;
}

type Sharing = 'mine' | 'all' | `team ${string}`;

/** A search under a name: what it selects, in which order, and who uses it. */
export function SavedViewDialog({
  view,
  text,
  order,
  canShareWithAll,
  onSaved,
  onDeleted,
  onClose,
}: SavedViewDialogProps) {
  const t = useText();
  const me = useMe();
  const { organisation } = useHouse();
  const [name, setName] = useState(view?.name ?? '');
  const [q, setQ] = useState(text);
  const [sort, setSort] = useState(order);
  const [sharing, setSharing] = useState<Sharing>(
    view?.shared === 'team' ? `team ${view.teamId ?? ''}` : (view?.shared ?? 'mine'),
  );
  const [tried, setTried] = useState(false);
  const { save, remove, busy, problem } = useSaving(view, onSaved, onDeleted);
  const teams = (organisation?.teams ?? []).filter(
    ({ active, memberIds }) => active && (canShareWithAll || memberIds.includes(me.id)),
  );
  const options: { value: Sharing; label: string }[] = [
    ...(view && view.owner.id !== me.id ? [] : [{ value: 'mine' as const, label: t('cases.views.mine') }]),
    ...teams.map((team) => ({ value: `team ${team.id}` as const, label: t('cases.views.team', { team: team.name }) })),
    ...(canShareWithAll ? [{ value: 'all' as const, label: t('cases.views.all') }] : []),
  ];
  const submit = (): void => {
    setTried(true);
    if (!name.trim() || !q.trim()) return;
    const [shared, teamId = null] = sharing.split(' ') as [SavedView['shared'], string?];
    save({ name: name.trim(), q: q.trim(), order: sort, shared, teamId });
  };
  return (
    <Dialog
      open
      title={t(view ? 'cases.views.change' : 'cases.views.save')}
      onClose={onClose}
      actions={
        <>
          {view && (
            <Button variant="danger" busy={busy} onClick={() => remove(view)}>
              {t('cases.views.delete')}
            </Button>
          )}
          <Button onClick={onClose}>{t('cases.cancel')}</Button>
          <Button variant="primary" busy={busy} onClick={submit}>
            {t('cases.views.confirm')}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} refusal={problem}>
        <TextField
          label={t('cases.views.name')}
          data-autofocus
          maxLength={80}
          error={tried && !name.trim() ? t('cases.views.missing.name') : undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={t('cases.views.selects')}
          hint={t('cases.views.selects.hint')}
          maxLength={SELECTOR_LIMIT}
          error={tried && !q.trim() ? t('cases.views.missing.selector') : undefined}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <SelectField
          label={t('cases.orders')}
          data={SORTS.map((one) => ({ value: one, label: t(`cases.order.${one}`) }))}
          value={sort}
          onChange={(next) => next && setSort(next as SavedView['order'])}
        />
        <RadioField<Sharing> label={t('cases.views.who')} options={options} value={sharing} onChange={setSharing} />
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}

type Given = { name: string; q: string; order: SavedView['order']; shared: SavedView['shared']; teamId: string | null };

function useSaving(view: SavedView | undefined, onSaved: (view: SavedView) => void, onDeleted: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const keyFor = useAttemptKey();
  const [problem, setProblem] = useState<string>();
  const after = (): void => {
    void queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
    void queries.invalidateQueries({ queryKey: savedViewCountsQuery.queryKey });
  };
  const onError = (error: unknown): void =>
    setProblem(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown'));
  const saving = useMutation({
    mutationFn: async (body: Given) =>
      view
        ? call(casesApi.changeView, { params: { id: view.id }, body })
        : call(casesApi.saveView, { body }, { idempotencyKey: keyFor(body) }),
    onSuccess: (saved) => {
      after();
      toast(t('cases.views.saved', { name: saved.name }));
      onSaved(saved);
    },
    onError,
  });
  const deleting = useMutation({
    mutationFn: async ({ id }: SavedView) => call(casesApi.deleteView, { params: { id }, body: {} }),
    onSuccess: (_, { name }) => {
      after();
      toast(t('cases.views.deleted', { name }));
      onDeleted();
    },
    onError,
  });
  return { save: saving.mutate, remove: deleting.mutate, busy: saving.isPending || deleting.isPending, problem };
}
