-- The search index. It keeps no text of its own: articles.text is read when needed.
CREATE VIRTUAL TABLE words USING fts5 (
  text, content = 'articles', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
