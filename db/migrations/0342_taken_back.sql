-- What takes something back is rare: gathered once, not looked for in the stream of every act.
create index event_taken_back on event (at) where type in ('case.reply_undone', 'proposal.taken_back', 'case.reopened');
