import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { casesApi } from '#areas/cases/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { call, type CallOutput } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { FieldRow, Form } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { SaveActions } from '../SaveActions.tsx';

type Signatures = CallOutput<typeof casesApi.listSignatures>;
const MINE = 'mine';
const LANGUAGES = ['es', 'en'] as const;

const signaturesQuery = queryOptions({
  queryKey: manyKey('signature'),
  queryFn: async ({ signal }) => call(casesApi.listSignatures, {}, { signal }),
});

/** What stands under an answer, in each language: one's own, and a team's for whoever has none. */
export function SignaturesBlock() {
  const t = useText();
  const reading = useQuery(signaturesQuery);
  return (
    <Block title={t('signatures')} about={t('signatures.about')}>
      <Read from={reading}>{(found) => <Signatures found={found} />}</Read>
    </Block>
  );
}

function Signatures({ found }: { found: Signatures }) {
  const t = useText();
  const organisation = useOrganisation();
  const [whose, setWhose] = useState(MINE);
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>('es');
  const teams = found.canChangeTeams ? (organisation?.teams ?? []).filter(({ active }) => active) : [];
  const teamId = whose === MINE ? null : whose;
  const kept = found.signatures.find((one) => one.teamId === teamId && one.language === language)?.text ?? '';
  return (
    <>
      <FieldRow>
        {teams.length > 0 && (
          <SelectField
            label={t('signatures.whose')}
            data={[
              { value: MINE, label: t('signatures.mine') },
              ...teams.map(({ id, name }) => ({ value: id, label: t('signatures.team', { name }) })),
            ]}
            value={whose}
            onChange={(next) => setWhose(next ?? MINE)}
          />
        )}
        <SelectField
          label={t('settings.language')}
          data={LANGUAGES.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
          value={language}
          onChange={(next) => setLanguage(next === 'en' ? 'en' : 'es')}
        />
      </FieldRow>
      <SignatureForm key={`${whose} ${language}`} teamId={teamId} language={language} kept={kept} />
    </>
  );
}

function SignatureForm({ teamId, language, kept }: { teamId: string | null; language: 'es' | 'en'; kept: string }) {
  const t = useText();
  const [text, setText] = useState(kept);
  const save = useChange(async () => call(casesApi.putSignature, { body: { teamId, language, text } }), {
    reads: [signaturesQuery.queryKey],
    said: t('settings.saved'),
    inForm: true,
  });
  return (
    <Form onSubmit={() => save.run(undefined)} refusal={save.refusal}>
      <TextArea
        label={t('settings.signature')}
        hint={t(teamId ? 'signatures.teamHint' : 'signatures.hint')}
        optional
        lang={language}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={save.wrong('text')}
      />
      <SaveActions busy={save.busy} />
    </Form>
  );
}
