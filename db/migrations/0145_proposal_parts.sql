-- Whom a line's row of the policy names, kept with the line: the decision of a later version no longer speaks of lines granted before it.
alter table proposal_line add column area_id uuid references area (id);
update proposal_line l set area_id = (p.decision -> 'lines' -> (l.position - 1) ->> 'consult')::uuid
  from proposal p where p.id = l.proposal_id and p.version = 1 and l.level = 2;

-- Why a proposal that was still open came to an end: by whoever made it, or with its case.
alter table proposal add column ended_because text not null default ''
  check (ended_because in ('', 'maker', 'area', 'resolved', 'discarded', 'merged', 'director'));

-- What each answer button means: until now the first one was taken for a yes.
update consultation set answers = (
  select coalesce(jsonb_agg(b.button || jsonb_build_object('meaning', case
      when b.button ->> 'code' in ('confirm', 'done') then 'yes'
      when b.button ->> 'code' in ('none', 'returned') then 'no'
      when b.button ->> 'code' = 'partial' then 'partial'
      when b.n = 1 then 'yes'
      else 'other' end) order by b.n), '[]')
  from jsonb_array_elements(answers) with ordinality b (button, n))
where answers <> '[]';
