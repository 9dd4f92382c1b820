-- Who answers whoever asks for the Director while nobody is in that place; null: whoever administers for longest.
alter table company add column cover_id uuid references person (id);
