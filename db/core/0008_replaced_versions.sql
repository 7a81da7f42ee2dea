-- A version that was taken back and one that was replaced are told apart for good, also after the change itself is forgotten.

alter table core.approved_version add column replaces text;
comment on column core.approved_version.replaces is 'The version in force when this one was approved, or null when there was none. A version outside the chain from the one in force was taken back.';
