import { useState } from 'react';
import { useChange, useMe } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { zoneWords } from '#platform/i18n/zone.rules.ts';
import { Button } from '#ui/controls/Button.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { Card, Heading, Quiet } from '#ui/screen/Said.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import type { BookView } from '../book/contract.ts';
import { complianceApi } from '../contract.ts';
import styles from './compliance.module.css';
import { bookKey } from './queries.ts';

const FIELDS = ['providerName', 'taxId', 'address', 'establishment'] as const;

/** Each book kept, with who answers for it: the company, or a brand whose provider may be another company abroad. */
export function BookKeepers({ books }: { books: readonly BookView[] }) {
  const t = useText();
  const { locale } = useFormats();
  const mayWrite = useMe().roles.some((role) => role === 'administrator' || role === 'director');
  const [changing, setChanging] = useState<BookView | null>(null);
  return (
    <>
      {books.map((book) => (
        <Card key={book.brandId ?? ''} labelledBy={headingId(book)}>
          <Stack>
            <Heading as="h2" id={headingId(book)}>
              {book.code ? `${book.name} · ${book.code}` : book.name}
            </Heading>
            <Facts book={book} />
            {!book.days.fits && (
              <Quiet as="p">{t('compliance.book.daysElsewhere', { zone: zoneWords(locale, book.days.zone) })}</Quiet>
            )}
            {(book.provider.taxId === '' || book.provider.address === '') && (
              <Quiet as="p">{t('compliance.book.providerMissing')}</Quiet>
            )}
            {mayWrite && (
              <div>
                <Button onClick={() => setChanging(book)}>{t('compliance.book.describe')}</Button>
              </div>
            )}
          </Stack>
        </Card>
      ))}
      {changing && <Describe book={changing} onClose={() => setChanging(null)} />}
    </>
  );
}

function headingId({ brandId }: BookView): string {
  return `book-${brandId ?? 'company'}`;
}

function Facts({ book: { brandId, provider, days } }: { book: BookView }) {
  const t = useText();
  const { locale } = useFormats();
  const address = `/libro-de-reclamaciones?libro=${brandId ?? 'empresa'}`;
  const entries = [
    { label: t('compliance.book.providerName'), value: provider.name },
    { label: t('compliance.book.taxId'), value: provider.taxId },
    { label: t('compliance.book.address'), value: provider.address },
    { label: t('compliance.book.establishment'), value: provider.establishment },
    { label: t('compliance.book.days'), value: zoneWords(locale, days.zone) },
    {
      label: t('compliance.book.page'),
      value: (
        <a href={address} className={styles.link}>
          {t('compliance.book.open')}
        </a>
      ),
    },
  ];
  return <KeyValues entries={entries.filter(({ value }) => value !== '')} />;
}

function Describe({ book, onClose }: { book: BookView; onClose(): void }) {
  const t = useText();
  const [given, setGiven] = useState(book.written);
  const save = useChange(async () => call(complianceApi.describeBook, { body: { ...given, brandId: book.brandId } }), {
    reads: [bookKey],
    said: t('compliance.book.described'),
    inForm: true,
    onDone: onClose,
  });
  const submit = (): void => save.run(undefined);
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t('compliance.book.describeTitle', { name: book.name })}
      actions={
        <>
          <Button onClick={onClose}>{t('compliance.cancel')}</Button>
          <Button variant="primary" busy={save.busy} onClick={submit}>
            {t('compliance.book.save')}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} refusal={save.refusal}>
        {FIELDS.map((field, n) => (
          <TextField
            key={field}
            data-autofocus={n === 0 || undefined}
            label={t(`compliance.book.${field}`)}
            optional
            maxLength={300}
            placeholder={book.written[field] === '' ? book.provider[field === 'providerName' ? 'name' : field] : ''}
            value={given[field]}
            onChange={(event) => setGiven({ ...given, [field]: event.currentTarget.value })}
          />
        ))}
        <Quiet as="p">{t('compliance.book.describeHint')}</Quiet>
      </Form>
    </Dialog>
  );
}
