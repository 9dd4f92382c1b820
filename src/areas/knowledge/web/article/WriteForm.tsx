import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { isBlankWriting } from '#platform/writing/writing.rules.ts';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { RichEditor } from '#ui/editor/RichEditor.tsx';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { Quiet } from '#ui/screen/Said.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { articlesApi, AUDIENCES, type ArticleView, LANGUAGES } from '../../contract.ts';
import { saveVersion } from '../actions.ts';
import { Conflict } from './Conflict.tsx';
import { useArticleChange } from './use-article-change.ts';
import { useWritten } from './use-written.ts';

interface Given {
  article: ArticleView | undefined;
  /** What it translates. */
  original: ArticleView | undefined;
  gapId: string | undefined;
  called: string | undefined;
  onDone(id: string | undefined): void;
}

export function WriteForm({ article, original, gapId, called = '', onDone }: Given) {
  const t = useText();
  const start = startOf(article, called);
  const { written, change, found, changed, forget } = useWritten(
    article?.id ?? `new.${original?.id ?? gapId ?? ''}`,
    start,
  );
  const [language, setLanguage] = useState<'es' | 'en'>(original?.language === 'es' ? 'en' : 'es');
  const [audience, setAudience] = useState<'internal' | 'public'>(original?.audience ?? 'internal');
  const [asked, setAsked] = useState(false);
  const untitled = written.title.trim().length < 3;
  const blank = isBlankWriting(written.html);
  const done = ({ id }: ArticleView): void => {
    forget();
    onDone(id);
  };
  const save = useArticleChange(
    async (base: number) => {
      const body = { title: written.title, html: written.html };
      if (article) return call(articlesApi.saveArticle, { params: { id: article.id }, body: { ...body, base } });
      const more = {
        translationOf: original?.id ?? null,
        gapId: gapId ?? null,
        sectionId: original?.sectionId ?? null,
      };
      return call(articlesApi.writeArticle, { body: { ...body, ...more, language, audience } });
    },
    { said: t('knowledge.save.said'), inForm: true, onDone: done },
  );
  const submit = (): void => {
    setAsked(true);
    if (!untitled && !blank) save.run(written.base);
  };
  const saveIt = useAction(saveVersion, { run: submit });
  const movedOn = (save.error as { code?: string } | null)?.code === 'article.moved_on';
  return (
    <Form onSubmit={submit} refusal={movedOn ? undefined : save.refusal}>
      {found && changed && (
        <Quiet as="p">
          {t('knowledge.write.found')}{' '}
          <Button variant="quiet" onClick={forget}>
            {t('knowledge.write.discard')}
          </Button>
        </Quiet>
      )}
      {!article && (
        <>
          <RadioField
            label={t('knowledge.audience')}
            value={audience}
            options={AUDIENCES.map((value) => ({
              value,
              label: t(`knowledge.audience.${value}`),
              hint: t(`knowledge.audience.${value}.hint`),
            }))}
            onChange={(value) => setAudience(value as 'internal' | 'public')}
          />
          {!original && (
            <RadioField
              label={t('knowledge.language')}
              value={language}
              options={LANGUAGES.map((value) => ({ value, label: t(`knowledge.language.${value}`) }))}
              onChange={(value) => setLanguage(value as 'es' | 'en')}
            />
          )}
        </>
      )}
      <TextField
        autoFocus
        label={t('knowledge.title')}
        hint={t('knowledge.title.hint')}
        maxLength={160}
        lang={article?.language ?? language}
        value={written.title}
        error={asked && untitled ? t('knowledge.title.missing') : undefined}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <RichEditor
        label={t('knowledge.body')}
        titles
        rows={12}
        lang={article?.language ?? language}
        html={written.html}
        error={asked && blank ? t('knowledge.body.missing') : undefined}
        onChange={(html) => change({ html })}
      />
      {movedOn && article && (
        <Conflict
          id={article.id}
          busy={save.busy}
          onMine={(base) => save.run(base)}
          onTheirs={(theirs) => change(theirs)}
        />
      )}
      <Buttons>
        <Button onClick={() => onDone(article?.id)}>{t(changed ? 'knowledge.write.later' : 'knowledge.cancel')}</Button>
        <ActionButton action={saveIt} variant="primary" busy={save.busy} />
      </Buttons>
    </Form>
  );
}

function startOf(article: ArticleView | undefined, called: string) {
  if (!article) return { title: called, html: '', base: 0 };
  const { title, html } = article.draft ?? article;
  return { title, html, base: article.latest };
}
