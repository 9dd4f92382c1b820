-- How a contact with the Director ended: attended, never reached although tried and told so, none of ours, or joined to another one.
alter table direct_contact add column ended_as text check (ended_as in ('attended', 'unreached', 'not_ours', 'joined'));
update direct_contact set ended_as = 'attended' where state = 'closed';
do $$
declare found record;
begin
  for found in select conname from pg_constraint where conrelid = 'direct_contact'::regclass and contype = 'c'
    and (pg_get_constraintdef(oid) like '%attended_at IS NOT NULL%' or pg_get_constraintdef(oid) like '%learnt <>%')
  loop
    execute format('alter table direct_contact drop constraint %I', found.conname);
  end loop;
end $$;
alter table direct_contact add constraint direct_attended check (state <> 'attended' or attended_at is not null);
alter table direct_contact add constraint direct_ended check ((state = 'closed') = (ended_as is not null) and (state = 'closed') = (closed_at is not null));
alter table direct_contact add constraint direct_ended_attended check (ended_as is distinct from 'attended' or attended_at is not null);
alter table direct_contact add constraint direct_ended_learnt check (ended_as is null or ended_as in ('not_ours', 'joined') or learnt <> '');

-- Nobody answered and a message was left, which is more than nobody answering.
alter table direct_call drop constraint direct_call_outcome_check;
alter table direct_call add constraint direct_call_outcome_check check (outcome in ('spoken', 'no_answer', 'left_message', 'call_back'));
