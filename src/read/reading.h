// What all readers of one document share.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"
#include "read/abbreviations.h"
#include "read/notes.h"
#include "read/syntax_tree.h"

namespace clearleaf::read {

struct Reading {
  const SourceText& source;
  const Abbreviations& abbreviations;
  NoteBook& notes;
  Entities& entities;
  Diagnostics& diagnostics;

  void error(RuleId rule, SourceSpan span, std::string message, std::string hint) {
    diagnostics.error(rule, span, std::move(message), std::move(hint));
  }
};

}  // namespace clearleaf::read
