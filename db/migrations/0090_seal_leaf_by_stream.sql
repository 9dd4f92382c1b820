-- The daily seal asks for each stream how far it was sealed.
create index seal_leaf_by_stream on seal_leaf (stream, n desc);
