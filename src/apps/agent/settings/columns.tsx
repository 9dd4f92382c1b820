import { Button } from '#ui/controls/Button.tsx';
import type { Column } from '#ui/data/DataTable.tsx';
import type { Text } from '#ui/text.ts';

/** In use, or retired: what was retired stays on what has it. */
export function stateColumn(t: Text): Column<{ active: boolean }> {
  return {
    id: 'state',
    label: t('settings.state'),
    cell: ({ active }) => t(active ? 'settings.active' : 'settings.retired'),
  };
}

/** The buttons of a row, at its end, to be spread beside their `cell`: so the table still says what a row is. */
export function actions(t: Text) {
  return { id: 'actions', label: t('settings.actions'), hideLabel: true, align: 'end' as const };
}

export function editColumn<Row>(t: Text, onEdit: (row: Row) => void): Column<Row> {
  return {
    ...actions(t),
    cell: (row) => (
      <Button variant="quiet" onClick={() => onEdit(row)}>
        {t('settings.edit')}
      </Button>
    ),
  };
}
