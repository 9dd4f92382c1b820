import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import styles from './data.module.css';

export interface Column<Row> {
  id: string;
  label: string;
  cell(row: Row): ReactNode;
  /** Figures, amounts and times stand at the right. */
  align?: 'start' | 'end';
  /** CSS width; the rest share what is left. */
  width?: string;
  sortable?: boolean;
  /** Only for screen readers: a column of buttons. */
  hideLabel?: boolean;
}

export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}

interface DataTableProps<Row> {
  /** What the table holds. */
  caption: string;
  /** The rows say what a row is. */
  columns: readonly Column<NoInfer<Row>>[];
  rows: readonly Row[];
  idOf(row: Row): string;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** Shown instead of the rows when there are none. */
  empty?: ReactNode;
}

/**
 * A plain table with a head that stays: for settings and lists of some hundreds. The first column names the row. On a phone each
 * row is a block of its own, its labels beside its values; the roles are spelt out, since such a layout may lose them.
 */
export function DataTable<Row>({ caption, columns, rows, idOf, sort, onSort, empty }: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className={styles.tableWrap} tabIndex={0} role="region" aria-label={caption}>
      <table role="table" className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={idOf(row)} role="row">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} role="rowheader" scope="row" className={styles[column.align ?? 'start']}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    role="cell"
                    className={`${styles[column.align ?? 'start']} ${column.hideLabel ? styles.tools : ''}`}
                    data-label={column.hideLabel ? undefined : column.label}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}) {
  const sorted = sort?.column === column.id ? sort.direction : undefined;
  const label = column.hideLabel ? <span className="visually-hidden">{column.label}</span> : column.label;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sorted}
      className={styles[column.align ?? 'start']}
      style={{ width: column.width }}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => onSort({ column: column.id, direction: sorted === 'ascending' ? 'descending' : 'ascending' })}
        >
          {label}
          {sorted && <Icon as={sorted === 'ascending' ? ArrowUp : ArrowDown} />}
        </button>
      ) : (
        label
      )}
    </th>
  );
}
