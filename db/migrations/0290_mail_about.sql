-- What a mail of the house is about (consultation:…, authorisation:…): an answer to it is known by the Message-ID it names,
-- also where no address of its own could be given.
alter table outbox add column about text;
