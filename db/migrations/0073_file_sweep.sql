-- What the daily sweep of files asks: does anything still name this one? Submitted files are named by their arrival's envelope until it is worked off.
create index attachment_of_file on attachment (sha256);
create index upload_of_file on upload (sha256);
create index intake_names_files on intake using gin ((envelope -> 'files')) where envelope ? 'files';
