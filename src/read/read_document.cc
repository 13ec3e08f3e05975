// Bytes → Document, step by step.
#include "read/read_document.h"

#include "read/block_reader.h"
#include "read/definition_marks.h"
#include "read/front_matter.h"
#include "read/front_words.h"
#include "read/heading_ids.h"
#include "read/limits_scan.h"
#include "read/reading.h"
#include "read/title.h"

namespace clearleaf::read {

Document read_document(const SourceText& source, Diagnostics& diagnostics) {
  Document document;
  // What the scan refuses never reaches the parsers: some of it would take them minutes.
  if (!scan_limits(source, diagnostics)) return document;
  const SourceParts parts = split_source(source, diagnostics);
  document.meta = read_metadata(parts, diagnostics);

  const SyntaxNode root = parse_with_definitions(source, parts.body_line, diagnostics);
  const Abbreviations abbreviations(document.meta.abbreviations);
  NoteBook notes(source, root);
  Entities entities;
  Reading reading{source, abbreviations, notes, entities, diagnostics};
  BlockReader reader(reading);
  document.blocks = reader.read(root);
  document.notes = reader.take_notes();
  notes.judge_rest(source, root, parts.body_line, diagnostics);

  settle_title(document, abbreviations, diagnostics);
  read_front_words(document, abbreviations);
  assign_ids(document, reader.given_ids());
  return document;
}

}  // namespace clearleaf::read
