import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { Link } from '@tanstack/react-router';
import { call } from '#platform/http/client.ts';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Pane, PaneBody } from '#ui/panes/Pane.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import { articlesApi, AUDIENCES, type ArticleView, type Helped } from '../../contract.ts';
import styles from '../knowledge.module.css';
import { articleQuery } from '../queries.ts';
import { reasonAgainst } from '../reason.ts';
import { FactsSection } from './FactsSection.tsx';
import { useArticleChange } from './use-article-change.ts';

/** Beside an article: who may read it, whose it is and when it is reviewed, how far it helped, where it was used. */
export function ArticleContext({ id, Uses }: { id: string; Uses: ComponentType<{ id: string }> }) {
  const t = useText();
  const { data } = useQuery(articleQuery(id));
  return (
    <Pane name="context" label={t('knowledge.context')}>
      <PaneBody>
        {data && (
          <>
            <Audience article={data} />
            <FactsSection article={data} />
            <HelpedSection article={data} />
            <Uses id={id} />
            {data.translations.length > 0 && <Translations article={data} />}
          </>
        )}
      </PaneBody>
    </Pane>
  );
}

function Audience({ article: { id, audience, address, can } }: { article: ArticleView }) {
  const t = useText();
  const change = useArticleChange(
    async (next: ArticleView['audience']) =>
      call(articlesApi.changeArticle, { params: { id }, body: { audience: next } }),
    { said: t('knowledge.changed') },
  );
  const reason = reasonAgainst(t, can, 'audience');
  return (
    <FoldSection id="knowledge.audience" title={t('knowledge.audience')}>
      {reason ? (
        <p>
          {t(`knowledge.audience.${audience}.hint`)} <Quiet>{reason}</Quiet>
        </p>
      ) : (
        <RadioField
          label={t('knowledge.audience')}
          hideLabel
          value={audience}
          options={AUDIENCES.map((value) => ({
            value,
            label: t(`knowledge.audience.${value}`),
            hint: t(`knowledge.audience.${value}.hint`),
          }))}
          onChange={(next) => change.run(next)}
        />
      )}
      {address && (
        <p className={styles.tools}>
          <a href={address} target="_blank" rel="noreferrer">
            {t('knowledge.address')}
          </a>
        </p>
      )}
    </FoldSection>
  );
}

function HelpedSection({ article }: { article: ArticleView }) {
  const t = useText();
  const { date } = useFormats();
  const now = useNow();
  const said = useHelpedText();
  return (
    <FoldSection id="knowledge.helped" title={t('knowledge.helped')}>
      <KeyValues
        entries={[
          { label: t('knowledge.source.team'), value: said(article.team) },
          { label: t('knowledge.source.portal'), value: said(article.portal) },
        ]}
      />
      {article.words.length > 0 && (
        <ul className={styles.words} aria-label={t('knowledge.helped.words')}>
          {article.words.map(({ word, at, source }) => (
            <li key={`${at}${word}`}>
              «{word}»{' '}
              <Quiet>
                {t(`knowledge.source.${source}`)} · {date(new Date(at), now)}
              </Quiet>
            </li>
          ))}
        </ul>
      )}
    </FoldSection>
  );
}

/** «8 de 10 · entre 49 y 94 %»; below ten answers only how many. */
function useHelpedText(): (helped: Helped) => string {
  const t = useText();
  const { percent } = useFormats();
  return ({ yes, no, low, high }) =>
    yes + no === 0
      ? t('knowledge.helped.none')
      : low === null || high === null
        ? t('knowledge.helped.few', { yes, n: yes + no })
        : t('knowledge.helped.share', { yes, n: yes + no, low: percent(low, 0), high: percent(high, 0) });
}

function Translations({ article: { translations } }: { article: ArticleView }) {
  const t = useText();
  return (
    <FoldSection id="knowledge.translations" title={t('knowledge.translations')}>
      <ul className={styles.words}>
        {translations.map((one) => (
          <li key={one.id}>
            <Link to={'/conocimiento/$id' as string} params={{ id: one.id } as never} lang={one.language}>
              {one.title}
            </Link>{' '}
            <Quiet>
              {t(`knowledge.language.${one.language}`)} · {t(`knowledge.state.${one.state}`)}
            </Quiet>
          </li>
        ))}
      </ul>
    </FoldSection>
  );
}
