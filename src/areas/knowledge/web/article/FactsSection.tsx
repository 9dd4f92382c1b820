import { useQuery } from '@tanstack/react-query';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { SelectField, TagsField } from '#ui/fields/SelectField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { articlesApi, type ArticleView } from '../../contract.ts';
import styles from '../knowledge.module.css';
import { shelfQuery } from '../queries.ts';
import { reasonAgainst } from '../reason.ts';
import { sectionName } from '../section-name.ts';
import { useArticleChange } from './use-article-change.ts';

const MONTHS_UNTIL_NEXT = 6;
const WRITERS = ['administrator', 'director', 'lead', 'agent'];
type Facts = Partial<Pick<ArticleView, 'sectionId' | 'reviewOn' | 'families'> & { ownerId: string }>;

/** Where it stands, whose it is and when it is to be read through again; each change is kept at once. */
export function FactsSection({ article }: { article: ArticleView }) {
  const t = useText();
  const { locale } = useFormats();
  const { id, sectionId, owner, reviewOn, families, can, due } = article;
  const sections = useQuery(shelfQuery('published', undefined)).data?.sections ?? [];
  const change = useArticleChange(async (body: Facts) => call(articlesApi.changeArticle, { params: { id }, body }), {
    said: t('knowledge.changed'),
  });
  const disabled = can['edit'] !== true;
  return (
    <FoldSection id="knowledge.facts" title={t('knowledge.facts')}>
      <fieldset className={styles.fields} disabled={disabled}>
        {due && <Reviewed id={id} reason={reasonAgainst(t, can, 'edit')} />}
        <SelectField
          label={t('knowledge.section')}
          optional
          clearable
          data={sections.map((one) => ({ value: one.id, label: sectionName(one, locale) }))}
          value={sectionId}
          onChange={(next) => change.run({ sectionId: next })}
        />
        <SelectField
          label={t('knowledge.owner')}
          searchable
          allowDeselect={false}
          data={useOwners(owner)}
          value={owner.id}
          onChange={(ownerId) => ownerId && change.run({ ownerId })}
        />
        <DateField
          label={t('knowledge.review')}
          hint={t('knowledge.review.hint')}
          optional
          clearable
          clearButtonProps={{ 'aria-label': t('knowledge.review.clear') }}
          disabled={disabled}
          value={reviewOn}
          onChange={(next) => next !== reviewOn && change.run({ reviewOn: next })}
        />
        <TagsField
          label={t('knowledge.families')}
          hint={t('knowledge.families.hint')}
          optional
          disabled={disabled}
          maxTags={20}
          value={families}
          onChange={(next) => change.run({ families: next })}
        />
      </fieldset>
    </FoldSection>
  );
}

/** «Sigue al día»: read through and still right, until half a year from now or the day one says. */
function Reviewed({ id, reason }: { id: string; reason: string | undefined }) {
  const t = useText();
  const { shortDate } = useFormats();
  const next = monthsFrom(useNow(), MONTHS_UNTIL_NEXT);
  const review = useArticleChange(
    async () => call(articlesApi.reviewArticle, { params: { id }, body: { reviewOn: next } }),
    { said: t('knowledge.review.said') },
  );
  return (
    <Buttons>
      <Button reason={reason} busy={review.busy} onClick={() => review.run(undefined)}>
        {t('knowledge.review.done', { date: shortDate(new Date(`${next}T12:00:00Z`)) })}
      </Button>
    </Buttons>
  );
}

function useOwners({ id, name }: ArticleView['owner']): { value: string; label: string }[] {
  const people = useOrganisation()?.people ?? [];
  const hands = people.filter((one) => one.status === 'active' && one.roles.some((role) => WRITERS.includes(role)));
  const known = hands.some((one) => one.id === id) ? hands : [...hands, { id, name }];
  return known.map((one) => ({ value: one.id, label: one.name }));
}

/** `YYYY-MM-DD`, so many months from a day. */
function monthsFrom(day: Date, months: number): string {
  const then = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, Math.min(28, day.getUTCDate())));
  return then.toISOString().slice(0, 10);
}
