import { FileSpreadsheet, Sheet } from 'lucide-react';
import { useState } from 'react';
import { useNow } from '#ui/format/FormatsProvider.tsx';
import { ApiProblem, call } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { defineAction } from '#ui/keys/registry.ts';
import { type Action, useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import type { ListFilter } from '../data/queries.ts';
import { problemText } from '../data/use-verb.ts';

const csvAction = defineAction({
  id: 'cases.export-csv',
  label: 'cases.export.csv',
  group: 'list',
  icon: FileSpreadsheet,
});
const xlsxAction = defineAction({ id: 'cases.export-xlsx', label: 'cases.export.xlsx', group: 'list', icon: Sheet });

/** It is said to be going on for as long as it does. */
const UNTIL_DONE_MS = 600_000;

/** The list as it is asked for, all of it, in a file: what it finds now, by whoever looks at it. */
export function useExport(filter: ListFilter): { csv: Action; xlsx: Action } {
  const t = useText();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const take = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setBusy(true);
    const done = toast(t('cases.export.going'), { forMs: UNTIL_DONE_MS });
    try {
      const file = await call(casesApi.exportCases, { body: { ...filter, format } });
      save(file as Blob, `${t('cases.export.file')}-${now.toISOString().slice(0, 10)}.${format}`);
      toast(t('cases.export.done'));
    } catch (error) {
      toast(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown'));
    } finally {
      done();
      setBusy(false);
    }
  };
  const reason = busy ? t('cases.export.going') : undefined;
  return {
    csv: useAction(csvAction, { run: () => void take('csv'), reason }),
    xlsx: useAction(xlsxAction, { run: () => void take('xlsx'), reason }),
  };
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
