-- Mails of the house that have left (invitations, new passwords, personal links) keep none of their words: the links in them may still work.
update outbox set mail = mail || jsonb_build_object('text', '', 'html', null, 'wordsSha256', encode(sha256(convert_to(btrim(regexp_replace(mail ->> 'text', '\s+', ' ', 'g')), 'UTF8')), 'hex'))
where kind = 'system' and state in ('sent', 'bounced') and not mail ? 'wordsSha256';
